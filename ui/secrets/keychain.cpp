// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secrets/keychain.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace waybill {

void Keychain::keep(const QList<Secret> &secrets)
{
    m_waiting = secrets;
    m_refused.clear();
    m_reason.clear();
    keepNext();
}

void Keychain::keepNext()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT done(m_refused, m_reason);
        return;
    }
    const Secret secret = m_waiting.takeFirst();
    auto *job = new QKeychain::WritePasswordJob(u"Waybill"_s, this);
    job->setInsecureFallback(false); // never into a file in clear
    job->setKey(secret.name);
    job->setTextData(secret.value);
    connect(job, &QKeychain::Job::finished, this, [this, name = secret.name](QKeychain::Job *done) {
        if (done->error() != QKeychain::NoError) {
            m_refused.append(name);
            m_reason = done->errorString();
        }
        keepNext();
    });
    job->start();
}

} // namespace waybill
