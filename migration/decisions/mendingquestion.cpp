// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/decisions/mendingquestion.h"

#include <QCoreApplication>

namespace waybill {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Decisions)
};

QString wordsOf(const MendingId &mending)
{
    using Kind = MendingId::Kind;
    const QString field = QString::fromStdString(mending.field);
    const QString value = QString::fromStdString(mending.value.value_or(std::string()));
    switch (mending.kind) {
    case Kind::Everywhere:
        return value.isEmpty() ? Tr::tr("What is read where “%1” is missing?").arg(field)
                               : Tr::tr("What is read in place of “%1” in “%2”?").arg(value, field);
    case Kind::OfRecord:
        return Tr::tr("What is read in “%1” of one record?").arg(field);
    case Kind::Line:
        return Tr::tr("Which values does one line have?");
    case Kind::LeaveOut:
        return value.isEmpty()
            ? Tr::tr("Does what has no “%1” stay out of the database?").arg(field)
            : Tr::tr("Does “%1” in “%2” stay out of the database?").arg(value, field);
    case Kind::LeaveOutRecord:
        return field.isEmpty()
            ? Tr::tr("Does one record stay out of the database?")
            : Tr::tr("Does “%1” of one record stay out of the database?").arg(field);
    case Kind::Duplicate:
        break;
    }
    return {};
}

} // namespace

void askMending(const MendingId &mending, Question &question)
{
    using Kind = MendingId::Kind;
    question.text = wordsOf(mending);
    question.kind = Question::Kind::Text;
    question.optional = true;
    if (mending.kind != Kind::LeaveOut && mending.kind != Kind::LeaveOutRecord)
        return;
    question.kind = Question::Kind::Choice;
    question.options = {{leftOutAnswer, Tr::tr("Yes, it stays in its file")}};
}

} // namespace waybill
