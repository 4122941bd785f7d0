// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace waybill {

/// What a start of the program asks for.
struct StartRequest
{
    QString path; ///< absolute; empty: only the window
    bool import = false; ///< open the wizard
    QByteArray activationToken; ///< lets a window come to the front where the desktop asks for one
};

/// One window for each user and screen: a second start hands what it was asked for to the first.
/// The socket stands in the user's own runtime folder, which nobody else can enter.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        First, ///< this is the one; requests() of later starts arrive here
        HandedOver, ///< another one took the request
        Alone ///< there is no such folder, or the other one does not answer
    };

    using QObject::QObject;

    Role start(const StartRequest &request);
    /// Where this user's programs on this screen meet; empty when there is no private place.
    static QString socketPath();

Q_SIGNALS:
    void requested(const waybill::StartRequest &request);

private:
    enum class Answer { Taken, Nobody, Silent };
    static Answer handOver(const QString &path, const StartRequest &request);
    bool listen(const QString &path);
    void serve();

    QLocalServer m_server;
};

} // namespace waybill
