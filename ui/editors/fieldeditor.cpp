// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/fieldeditor.h"

#include "ui/editors/dateedit.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("FieldEditor", text);
}

QComboBox *makeChoice(const LayoutColumn &column, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    if (!column.notNull)
        box->addItem(say("(not known)"), QVariant());
    if (column.editor == Editor::Flag) {
        box->addItem(say("Yes"), QVariant::fromValue<qint64>(1));
        box->addItem(say("No"), QVariant::fromValue<qint64>(0));
    }
    for (const WordChoice &choice : column.words)
        box->addItem(choice.label, choice.word);
    return box;
}

QWidget *makeWidget(const LayoutColumn &column, QWidget *parent, bool inForm)
{
    switch (column.editor) {
    case Editor::Words:
    case Editor::Flag:
        return makeChoice(column, parent);
    case Editor::Date:
        return new DateEdit(parent);
    case Editor::LongText: {
        auto *text = new QPlainTextEdit(parent);
        text->setTabChangesFocus(true);
        if (inForm)
            text->setFixedHeight(88);
        return text;
    }
    default:
        return new QLineEdit(parent);
    }
}

} // namespace

QWidget *makeFieldEditor(const LayoutColumn &column, QWidget *parent, bool inForm)
{
    QWidget *editor = makeWidget(column, parent, inForm);
    editor->setAccessibleName(column.label);
    editor->setObjectName(u"field-%1"_s.arg(column.name()));
    return editor;
}

void setFieldValue(const LayoutColumn &column, QWidget *editor, const QVariant &value)
{
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        int at = value.isValid() ? box->findData(value) : box->findData(QVariant());
        if (at < 0 && value.isValid()) {
            box->addItem(column.wordLabel(value.toString()), value);
            at = box->count() - 1;
        }
        box->setCurrentIndex(at);
    } else if (auto *text = qobject_cast<QPlainTextEdit *>(editor)) {
        text->setPlainText(value.toString());
    } else if (auto *field = qobject_cast<QLineEdit *>(editor)) {
        field->setText(value.toString());
        field->setCursorPosition(0);
    }
}

QVariant fieldValue(const LayoutColumn &, const QWidget *editor)
{
    if (const auto *box = qobject_cast<const QComboBox *>(editor))
        return box->currentData();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(editor))
        return text->toPlainText();
    if (const auto *field = qobject_cast<const QLineEdit *>(editor))
        return field->text();
    return {};
}

} // namespace waybill
