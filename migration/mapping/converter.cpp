// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/mapping/converter.h"

#include "migration/mapping/conversions.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

struct Known
{
    const char *name;
    const char *arguments; ///< how they are written; optional ones in brackets
    ConverterPointer (*make)(const Arguments &); ///< null for words, which need their map
    const char *summary;
};

constexpr std::array known = {
    Known{"text", "[:trim|:key|:composed]", makeText,
          QT_TRANSLATE_NOOP("Converter",
                            "Text as it stands. With trim, without the space around it; with key, "
                            "also looked up regardless of case; with composed, a letter and its "
                            "accent are one character.")},
    Known{"integer", "[:plus][:percent][:of=<number>][:range=<from>..<to>]", makeInteger,
          QT_TRANSLATE_NOOP("Converter",
                            "A whole number; signs between thousands are left out. With plus also "
                            "\"5+\", with percent also \"20 %\", with of=10 also \"7/10\". If need "
                            "be within a range.")},
    Known{"real", "[:range=<from>..<to>]", makeReal,
          QT_TRANSLATE_NOOP("Converter", "A number, if need be within a range.")},
    Known{"percent", "", makePercent,
          QT_TRANSLATE_NOOP("Converter", "A number that may have a percent sign.")},
    Known{"flag", "", makeFlag, QT_TRANSLATE_NOOP("Converter", "Yes or no, stored as 1 or 0.")},
    Known{"date", "[:dmy|:mdy]", makeDate,
          QT_TRANSLATE_NOOP(
              "Converter",
              "A date in one of the usual forms, stored as ISO text with the precision it has. dmy "
              "and mdy tell how 03/04/2021 is read; without them it is asked.")},
    Known{"date-list", "[:dmy|:mdy]", makeDateList,
          QT_TRANSLATE_NOOP("Converter", "The first of several dates.")},
    Known{"month", "[:dmy|:mdy]", makeMonth,
          QT_TRANSLATE_NOOP("Converter", "Like date; \"Present\" is stored as no end.")},
    Known{"month-range", ":start|:end|:remark", makeMonthRange,
          QT_TRANSLATE_NOOP("Converter",
                            "The first month, the last month, or what follows a range such as "
                            "\"Jan 2020 - Mar 2021\".")},
    Known{
        "words", ":<list>", nullptr,
        QT_TRANSLATE_NOOP("Converter",
                          "A word of one of the playbook's lists; an unknown one is asked about.")},
    Known{"date-time", "", makeDateTime,
          QT_TRANSLATE_NOOP("Converter",
                            "A date and time as programs write it, with T or a space between, "
                            "stored as 2021-03-04 10:20:30.5; with an offset from UTC, in UTC "
                            "with Z behind it.")},
    Known{"stamp", "", makeStamp,
          QT_TRANSLATE_NOOP("Converter",
                            "A date and time as file names have it (20251102_143015), stored as "
                            "ISO text in local time.")},
    Known{"address", ":whole|:path[:base=<address>]", makeAddress,
          QT_TRANSLATE_NOOP(
              "Converter",
              "A web address in the form that tells whether two are the same: https, the host in "
              "small letters, no slash at the end. With path, what follows ? and # does not count. "
              "base stands in front of addresses that begin with a slash.")},
    Known{"url", "", makeUrl, QT_TRANSLATE_NOOP("Converter", "A web address.")},
    Known{"email", "", makeEmail, QT_TRANSLATE_NOOP("Converter", "An e-mail address.")},
    Known{"json", "[:no-null]", makeJson,
          QT_TRANSLATE_NOOP("Converter",
                            "Any value, stored as JSON text. With no-null, null is no value.")},
    Known{"has-digit", "", makeHasDigit,
          QT_TRANSLATE_NOOP(
              "Converter",
              "1 when the text holds a digit, % or $, else 0; for columns that are derived.")},
};

Arguments split(std::string_view spec)
{
    Arguments parts;
    for (;;) {
        const std::size_t end = std::min(spec.find(':'), spec.size());
        parts.emplace_back(spec.substr(0, end));
        if (end == spec.size())
            return parts;
        spec.remove_prefix(end + 1);
    }
}

Problem unknown(const std::string &spec, const QString &expected, const QString &message)
{
    Problem problem;
    problem.code = u"PB-12"_s;
    problem.expected = expected;
    problem.found = QString::fromStdString(spec);
    problem.message = message;
    return problem;
}

Problem unknownName(const std::string &spec, const std::string &name)
{
    QStringList names;
    for (const Known &converter : known)
        names << QString::fromLatin1(converter.name);
    return unknown(spec, names.join(u", "),
                   QCoreApplication::translate("Converter", "There is no converter \"%1\".")
                       .arg(QString::fromStdString(name)));
}

Problem unknownArguments(const std::string &spec, const Known &converter)
{
    const QString name = QString::fromLatin1(converter.name);
    return unknown(
        spec, name + QString::fromLatin1(converter.arguments),
        QCoreApplication::translate("Converter", "The converter \"%1\" cannot be used as \"%2\".")
            .arg(name, QString::fromStdString(spec)));
}

Problem unknownList(const std::string &spec, const std::string &list,
                    const std::map<std::string, WordMap> &words)
{
    QStringList names;
    for (const auto &entry : words)
        names << QString::fromStdString(entry.first);
    return unknown(spec, names.join(u", "),
                   QCoreApplication::translate("Converter", "There is no list of words \"%1\".")
                       .arg(QString::fromStdString(list)));
}

} // namespace

Result<std::unique_ptr<const Converter>> makeConverter(const std::string &spec,
                                                       const std::map<std::string, WordMap> &words)
{
    Arguments arguments = split(spec);
    const std::string name = arguments.front();
    arguments.erase(arguments.begin());
    const auto *const found = std::find_if(known.begin(), known.end(),
                                           [&name](const Known &one) { return one.name == name; });
    if (found == known.end())
        return unknownName(spec, name);
    if (found->make != nullptr) {
        if (auto converter = found->make(arguments))
            return converter;
        return unknownArguments(spec, *found);
    }
    if (arguments.size() != 1)
        return unknownArguments(spec, *found);
    const auto list = words.find(arguments.front());
    if (list == words.end())
        return unknownList(spec, arguments.front(), words);
    return makeWords(list->second);
}

const std::vector<ConverterInfo> &converterCatalogue()
{
    static const std::vector<ConverterInfo> catalogue = [] {
        std::vector<ConverterInfo> infos;
        infos.reserve(known.size());
        for (const Known &converter : known) {
            infos.push_back({converter.name, converter.arguments,
                             QCoreApplication::translate("Converter", converter.summary)});
        }
        return infos;
    }();
    return catalogue;
}

} // namespace waybill
