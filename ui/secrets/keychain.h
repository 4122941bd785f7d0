// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

namespace waybill {

/// Puts secrets into this computer's keychain, one after the other and without waiting: the system
/// may ask the person for a password first.
class Keychain final : public QObject
{
    Q_OBJECT

public:
    struct Secret
    {
        QString name; ///< "resume-toolkit/config/api_keys/token"
        QString value;
    };

    using QObject::QObject;

    void keep(const QList<Secret> &secrets);

Q_SIGNALS:
    /// Once for each keep(). \a refused are the names that could not be kept, \a reason says why.
    void done(const QStringList &refused, const QString &reason);

private:
    void keepNext();

    QList<Secret> m_waiting;
    QStringList m_refused;
    QString m_reason;
};

} // namespace waybill
