// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/source/icuconverter.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Mark
{
    const char *encoding;
    std::string_view bytes;
};

// UTF-32LE before UTF-16LE: its mark begins with the other one.
constexpr std::array marks{
    Mark{"UTF-8", {"\xef\xbb\xbf", 3}},    Mark{"UTF-32LE", {"\xff\xfe\0\0", 4}},
    Mark{"UTF-32BE", {"\0\0\xfe\xff", 4}}, Mark{"UTF-16LE", {"\xff\xfe", 2}},
    Mark{"UTF-16BE", {"\xfe\xff", 2}},
};

} // namespace

Result<IcuConverter> openConverter(const std::string &encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    IcuConverter converter(ucnv_open(encoding.c_str(), &status));
    // An empty name would stand for the system's default encoding.
    if (U_FAILURE(status) != 0 || encoding.empty()) {
        return Problem{
            .code = u"ENC-04"_s,
            .found = QString::fromStdString(encoding),
            .message = QCoreApplication::translate("Encoding", "There is no encoding named “%1”.")
                           .arg(QString::fromStdString(encoding))};
    }
    ucnv_setFallback(converter.get(), 0);
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                          &status);
    return converter;
}

bool sameEncoding(const std::string &a, const char *b)
{
    return ucnv_compareNames(a.c_str(), b) == 0;
}

ByteOrderMark findByteOrderMark(std::string_view bytes)
{
    for (const Mark &mark : marks) {
        if (bytes.starts_with(mark.bytes))
            return {mark.encoding, mark.bytes.size()};
    }
    return {};
}

std::string byteOrderMarkOf(const std::string &encoding)
{
    for (const Mark &mark : marks) {
        if (sameEncoding(encoding, mark.encoding))
            return std::string(mark.bytes);
    }
    return {};
}

} // namespace waybill
