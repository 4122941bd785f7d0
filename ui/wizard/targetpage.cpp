// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/targetpage.h"

#include "ui/widgets/text.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace waybill {

namespace {

bool hasUniqueRows(const std::vector<RowSpec> &rows)
{
    return std::any_of(rows.begin(), rows.end(),
                       [](const RowSpec &row) { return row.unique || hasUniqueRows(row.rows); });
}

bool hasUniqueRows(const Playbook &playbook)
{
    for (const PhaseSpec &phase : playbook.phases) {
        for (const LoadSpec &load : phase.loads) {
            if (hasUniqueRows(load.rows))
                return true;
        }
    }
    return false;
}

} // namespace

TargetPage::TargetPage(WizardState &state, QWidget *parent)
    : WizardPage(
        state, tr("Where to put it"), tr("Where to put it"),
        tr("A database is one file. You can move it, copy it and open it with other programs."),
        parent)
    , m_own(new QRadioButton(tr("In the &workspace, where the playbook expects it"), this))
    , m_other(new QRadioButton(tr("In &another file"), this))
    , m_path(new QLineEdit(this))
    , m_note(bodyText(QString(), this))
    , m_duplicateLabel(bodyText(tr("Records that are there already"), this))
    , m_duplicate(new QComboBox(this))
    , m_keep(new QSpinBox(this))
    , m_most(new QLineEdit(this))
{
    build();
    connect(m_own, &QRadioButton::toggled, this, &TargetPage::takeSettings);
    connect(m_path, &QLineEdit::textChanged, this, &TargetPage::takeSettings);
    connect(m_duplicate, &QComboBox::currentIndexChanged, this, &TargetPage::takeSettings);
    connect(m_keep, &QSpinBox::valueChanged, this, &TargetPage::takeSettings);
    connect(m_most, &QLineEdit::textChanged, this, &TargetPage::takeSettings);
}

void TargetPage::build()
{
    QFrame *where = card(u"card"_s, this);
    auto *browse = button(tr("&Browse…"), {}, ButtonKind::Plain, where);
    m_own->setChecked(true);
    m_own->setAccessibleName(tr("In the workspace"));
    m_other->setAccessibleName(tr("In another file"));
    m_path->setAccessibleName(tr("Database file"));
    m_path->setObjectName(u"databasePath"_s);
    auto *path = new QHBoxLayout;
    path->setSpacing(8);
    path->addWidget(m_path, 1);
    path->addWidget(browse);
    auto *file = new QVBoxLayout(where);
    file->setContentsMargins(20, 16, 20, 16);
    file->setSpacing(8);
    file->addWidget(sectionTitle(tr("Database"), where));
    file->addWidget(m_own);
    file->addWidget(m_other);
    file->addLayout(path);
    file->addWidget(m_note);

    QFrame *how = card(u"card"_s, this);
    const std::pair<OnDuplicate, QString> rules[] = {
        {OnDuplicate::Skip, tr("Set aside what the files say otherwise, to decide one by one")},
        {OnDuplicate::Update, tr("Update them from the files")},
        {OnDuplicate::Ask, tr("Ask me after the rehearsal, when there are any")}};
    for (const auto &[rule, text] : rules)
        m_duplicate->addItem(text, QString::fromLatin1(duplicateName(rule)));
    m_duplicate->setObjectName(u"onDuplicate"_s);
    m_duplicate->setAccessibleName(tr("Records that are there already"));
    m_keep->setRange(1, 1000);
    m_keep->setValue(10);
    m_keep->setAccessibleName(tr("Backups to keep"));
    m_keep->setMaximumWidth(96);
    m_most->setValidator(new QIntValidator(0, 1'000'000'000, m_most));
    m_most->setPlaceholderText(tr("no limit"));
    m_most->setMaximumWidth(160);
    m_most->setAccessibleName(tr("Most records that may be set aside"));
    m_most->setObjectName(u"maxSetAside"_s);
    auto *form = new QFormLayout(how);
    form->setContentsMargins(20, 16, 20, 16);
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(12);
    form->addRow(sectionTitle(tr("Safety"), how));
    form->addRow(m_duplicateLabel, m_duplicate);
    form->addRow(bodyText(tr("Backups to keep"), how), m_keep);
    form->addRow(bodyText(tr("Stop if more records must be set aside than"), how), m_most);
    form->addRow(mutedText(tr("A backup of your files (and of the database, if there is one) is "
                              "made and read back before anything else happens."),
                           how));
    content()->addWidget(where);
    content()->addWidget(how);
    content()->addStretch();
    connect(browse, &QPushButton::clicked, this, &TargetPage::choosePath);
}

void TargetPage::enter()
{
    m_filling = true;
    const MigrationRequest &request = state().request;
    m_own->setChecked(request.database.isEmpty());
    m_other->setChecked(!request.database.isEmpty());
    m_path->setText(QDir::toNativeSeparators(databasePath(request)));
    m_keep->setValue(request.keepBackups);
    m_duplicate->setCurrentIndex(
        m_duplicate->findData(QString::fromLatin1(duplicateName(duplicateRule(request.answers)))));
    m_most->setText(request.maxSetAside ? QString::number(*request.maxSetAside) : QString());
    m_filling = false;
    showTarget();
}

bool TargetPage::isComplete() const
{
    return m_own->isChecked() || !m_path->text().trimmed().isEmpty();
}

void TargetPage::choosePath()
{
    auto *dialog = new QFileDialog(this, tr("Database file"), databasePath(state().request),
                                   tr("Databases (*.db *.sqlite *.sqlite3);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // an existing database is added to
    dialog->setDefaultSuffix(u"db"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_other->setChecked(true);
        m_path->setText(QDir::toNativeSeparators(path));
    });
    dialog->open();
}

void TargetPage::takeSettings()
{
    if (m_filling)
        return;
    MigrationRequest &request = state().request;
    request.database = m_own->isChecked()
        ? QString()
        : QDir::cleanPath(QDir::fromNativeSeparators(m_path->text().trimmed()));
    // What is usual needs no decision; one that was made before stays one.
    const std::string rule = m_duplicate->currentData().toString().toStdString();
    if (duplicateRule(rule) != duplicateRule(request.answers))
        request.answers[duplicatesAnswerId] = rule;
    request.onDuplicate.reset();
    request.keepBackups = m_keep->value();
    request.maxSetAside.reset();
    if (!m_most->text().isEmpty())
        request.maxSetAside = m_most->text().toLongLong();
    state().forgetRehearsal();
    showTarget();
    Q_EMIT changed();
}

void TargetPage::showTarget()
{
    const MigrationRequest &request = state().request;
    m_path->setEnabled(m_other->isChecked());
    const QString path = databasePath(request);
    if (m_own->isChecked()) {
        const QSignalBlocker blocker(m_path);
        m_path->setText(QDir::toNativeSeparators(path));
    }
    const bool exists = QFileInfo::exists(path);
    // Where a key may be there once, two records of the files can have the same one.
    const bool mayMeet = exists || hasUniqueRows(request.playbook);
    m_duplicate->setVisible(mayMeet);
    m_duplicateLabel->setVisible(mayMeet);
    m_note->setText(
        exists
            ? tr("There is a database at this place: the records are added to it. A verified "
                 "backup of it is made first.")
            : tr("A new database is made. It appears only when everything is in it and checked."));
}

} // namespace waybill
