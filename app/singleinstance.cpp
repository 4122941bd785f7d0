// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocalSocket>
#include <QLockFile>
#include <QStandardPaths>
#include <QTimer>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

constexpr quint32 magic = 0x57424c31; // "WBL1": changes with what is sent
constexpr char taken = '+';
constexpr int patience = 3000; ///< for an instance that is busy; then there are two windows
constexpr qint64 mostBytes = 64 * 1024;

QByteArray written(const StartRequest &request)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << magic << request.path << request.import << request.activationToken;
    return bytes;
}

/// Whether the whole request is here; \a sound says whether it is one.
bool readRequest(QLocalSocket &socket, StartRequest &request, bool &sound)
{
    QDataStream stream(&socket);
    stream.setVersion(QDataStream::Qt_6_0);
    stream.startTransaction();
    quint32 kind = 0;
    stream >> kind >> request.path >> request.import >> request.activationToken;
    const bool complete = stream.commitTransaction();
    sound = stream.status() != QDataStream::ReadCorruptData && (!complete || kind == magic);
    return complete && sound;
}

void answer(QLocalSocket *socket, SingleInstance *instance)
{
    StartRequest request;
    bool sound = false;
    if (readRequest(*socket, request, sound)) {
        socket->write(&taken, 1);
        socket->flush();
        socket->disconnectFromServer();
        Q_EMIT instance->requested(request);
    } else if (!sound || socket->bytesAvailable() > mostBytes) {
        socket->abort();
    }
}

} // namespace

QString SingleInstance::socketPath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const QFileInfo place(folder);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    if (folder.isEmpty() || !place.isDir() || place.ownerId() != ::getuid()
        || (place.permissions() & others))
        return {};
    // A window on another screen is of no use to whoever sits at this one.
    const QByteArray screen = QGuiApplication::platformName().toUtf8() + '\n'
        + qgetenv("WAYLAND_DISPLAY") + '\n' + qgetenv("DISPLAY");
    const QByteArray name =
        QCryptographicHash::hash(screen, QCryptographicHash::Sha256).toHex().left(12);
    return folder + "/waybill-"_L1 + QString::fromLatin1(name);
}

SingleInstance::Role SingleInstance::start(const StartRequest &request)
{
    const QString path = socketPath();
    if (path.isEmpty())
        return Role::Alone;
    Answer found = handOver(path, request);
    if (found == Answer::Nobody) {
        // Of several that start at once, one listens and the others find it.
        QLockFile lock(path + ".lock"_L1);
        if (!lock.tryLock(patience))
            return Role::Alone;
        found = handOver(path, request);
        if (found == Answer::Nobody)
            return listen(path) ? Role::First : Role::Alone;
    }
    return found == Answer::Taken ? Role::HandedOver : Role::Alone;
}

SingleInstance::Answer SingleInstance::handOver(const QString &path, const StartRequest &request)
{
    QLocalSocket socket;
    socket.connectToServer(path);
    if (!socket.waitForConnected(patience)) {
        const auto error = socket.error();
        const bool nobody = error == QLocalSocket::ServerNotFoundError
            || error == QLocalSocket::ConnectionRefusedError;
        return nobody ? Answer::Nobody : Answer::Silent;
    }
    socket.write(written(request));
    char said = 0;
    if (!socket.waitForBytesWritten(patience)
        || (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(patience))
        || !socket.getChar(&said) || said != taken)
        return Answer::Silent;
    return Answer::Taken;
}

/// Nobody listens at what may still stand there: its program ended without cleaning up.
bool SingleInstance::listen(const QString &path)
{
    QLocalServer::removeServer(path);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(path))
        return false;
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::serve);
    return true;
}

void SingleInstance::serve()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { answer(socket, this); });
        QTimer::singleShot(patience, socket, [socket] { socket->abort(); });
        if (socket->bytesAvailable() > 0)
            answer(socket, this);
    }
}

} // namespace waybill
