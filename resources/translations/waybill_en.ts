<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Workspace</name>
    <message numerus="yes">
        <source>The database has %Ln change(s) that the files do not have. They stay in it; “Export” writes the files anew, with the changes.</source>
        <translation>
            <numerusform>The database has %Ln change that the files do not have. It stays in the database; “Export” writes the files anew, with it.</numerusform>
            <numerusform>The database has %Ln changes that the files do not have. They stay in it; “Export” writes the files anew, with the changes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>Mendings that wait for aside DB retry: %n.</source>
        <translation>
            <numerusform>Mendings that wait for aside DB retry: %n.</numerusform>
            <numerusform>Mendings that wait for aside DB retry: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Values decided: %n</source>
        <translation>
            <numerusform>Values decided: %n</numerusform>
            <numerusform>Values decided: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decisions changed: %n. The next migration goes by them; records that are in the database already follow with --on-duplicate update.</source>
        <translation>
            <numerusform>Decisions changed: %n. The next migration goes by them; records that are in the database already follow with --on-duplicate update.</numerusform>
            <numerusform>Decisions changed: %n. The next migration goes by them; records that are in the database already follow with --on-duplicate update.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decisions written: %n.</source>
        <translation>
            <numerusform>Decisions written: %n.</numerusform>
            <numerusform>Decisions written: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more (--json has them)</source>
        <translation>
            <numerusform>and %n more (--json has them)</numerusform>
            <numerusform>and %n more (--json has them)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Records written: %n.</source>
        <translation>
            <numerusform>Records written: %n.</numerusform>
            <numerusform>Records written: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>records: %n</source>
        <translation>
            <numerusform>records: %n</numerusform>
            <numerusform>records: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>values: %n</source>
        <translation>
            <numerusform>values: %n</numerusform>
            <numerusform>values: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>entries of lists: %n</source>
        <translation>
            <numerusform>entries of lists: %n</numerusform>
            <numerusform>entries of lists: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>records removed: %n</source>
        <translation>
            <numerusform>records removed: %n</numerusform>
            <numerusform>records removed: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>records added: %n</source>
        <translation>
            <numerusform>records added: %n</numerusform>
            <numerusform>records added: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lines removed: %n</source>
        <translation>
            <numerusform>lines removed: %n</numerusform>
            <numerusform>lines removed: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lines added: %n</source>
        <translation>
            <numerusform>lines added: %n</numerusform>
            <numerusform>lines added: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>  and more lines: %n</source>
        <translation>
            <numerusform>  and more lines: %n</numerusform>
            <numerusform>  and more lines: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>  and more places: %n</source>
        <translation>
            <numerusform>  and more places: %n</numerusform>
            <numerusform>  and more places: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>values edited since: %n</source>
        <translation>
            <numerusform>values edited since: %n</numerusform>
            <numerusform>values edited since: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>values left out: %n</source>
        <translation>
            <numerusform>values left out: %n</numerusform>
            <numerusform>values left out: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Records that are in the database in another form: %n. [u]pdate them, [s]kip them (set aside), or [c]ancel?</source>
        <translation>
            <numerusform>Records that are in the database in another form: %n. [u]pdate them, [s]kip them (set aside), or [c]ancel?</numerusform>
            <numerusform>Records that are in the database in another form: %n. [u]pdate them, [s]kip them (set aside), or [c]ancel?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>UNDO-02: Rows you added or edited since, and that were kept: %n.</source>
        <translation>
            <numerusform>UNDO-02: Rows you added or edited since, and that were kept: %n.</numerusform>
            <numerusform>UNDO-02: Rows you added or edited since, and that were kept: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set aside</source>
        <translation>
            <numerusform>%n set aside</numerusform>
            <numerusform>%n set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rows written: %n.</source>
        <translation>
            <numerusform>Rows written: %n.</numerusform>
            <numerusform>Rows written: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::DraftTree</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln table(s)</source>
        <translation>
            <numerusform>%Ln table</numerusform>
            <numerusform>%Ln tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relation(s)</source>
        <translation>
            <numerusform>%Ln relation</numerusform>
            <numerusform>%Ln relations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln column(s) there was no telling, so text it is.</source>
        <translation>
            <numerusform>For %Ln column there was no telling, so text it is.</numerusform>
            <numerusform>For %Ln columns there was no telling, so text it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Detection</name>
    <message numerus="yes">
        <source>%1 in %Ln file(s)</source>
        <translation>
            <numerusform>%1 in %Ln file</numerusform>
            <numerusform>%1 in %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::DonePage</name>
    <message numerus="yes">
        <source>Complete, %Ln records set aside</source>
        <translation>
            <numerusform>Complete, %Ln record set aside</numerusform>
            <numerusform>Complete, %Ln records set aside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::FindingsPage</name>
    <message numerus="yes">
        <source>%Ln records in %1</source>
        <translation>
            <numerusform>%Ln record in %1</numerusform>
            <numerusform>%Ln records in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::MigratePage</name>
    <message numerus="yes">
        <source>%Ln records are set aside, with the reason for each.</source>
        <translation>
            <numerusform>%Ln record is set aside, with the reason.</numerusform>
            <numerusform>%Ln records are set aside, with the reason for each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It stops if more than %Ln records must be set aside.</source>
        <translation>
            <numerusform>It stops if more than %Ln record must be set aside.</numerusform>
            <numerusform>It stops if more than %Ln records must be set aside.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Playbook</name>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::TablePage</name>
    <message numerus="yes">
        <source>%Ln records were deleted with everything that belongs to them.</source>
        <translation>
            <numerusform>%Ln record was deleted with everything that belongs to it.</numerusform>
            <numerusform>%Ln records were deleted with everything that belongs to them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::UndoDialog</name>
    <message numerus="yes">
        <source>Removes %Ln records</source>
        <translation>
            <numerusform>Removes %Ln record</numerusform>
            <numerusform>Removes %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The migration was undone: %Ln records removed, %1 of yours kept.</source>
        <translation>
            <numerusform>The migration was undone: %Ln record removed, %1 of yours kept.</numerusform>
            <numerusform>The migration was undone: %Ln records removed, %1 of yours kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The migration was undone: %Ln records removed.</source>
        <translation>
            <numerusform>The migration was undone: %Ln record removed.</numerusform>
            <numerusform>The migration was undone: %Ln records removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::ExportDialog</name>
    <message numerus="yes">
        <source>&amp;All %Ln rows that are shown</source>
        <translation>
            <numerusform>The %Ln row that is shown</numerusform>
            <numerusform>&amp;All %Ln rows that are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %Ln &amp;selected rows</source>
        <translation>
            <numerusform>Only the %Ln &amp;selected row</numerusform>
            <numerusform>Only the %Ln &amp;selected rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns, as they are shown and in their order</source>
        <translation>
            <numerusform>%Ln column, as it is shown</numerusform>
            <numerusform>%Ln columns, as they are shown and in their order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Export %Ln rows…</source>
        <translation>
            <numerusform>&amp;Export %Ln row…</numerusform>
            <numerusform>&amp;Export %Ln rows…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln rows</source>
        <translation>
            <numerusform>Export %Ln row</numerusform>
            <numerusform>Export %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::Exporter</name>
    <message numerus="yes">
        <source>%Ln rows were exported to %1.</source>
        <translation>
            <numerusform>%Ln row was exported to %1.</numerusform>
            <numerusform>%Ln rows were exported to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were sent to the printer.</source>
        <translation>
            <numerusform>%Ln row was sent to the printer.</numerusform>
            <numerusform>%Ln rows were sent to the printer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were copied.</source>
        <translation>
            <numerusform>%Ln row was copied.</numerusform>
            <numerusform>%Ln rows were copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityRecord</name>
    <message numerus="yes">
        <source>Entries: %n</source>
        <translation>
            <numerusform>Entries: %n</numerusform>
            <numerusform>Entries: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not listed, because their date is not known or not exact: %n</source>
        <translation>
            <numerusform>Not listed, because their date is not known or not exact: %n</numerusform>
            <numerusform>Not listed, because their date is not known or not exact: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditPlan</name>
    <message numerus="yes">
        <source>%Ln columns</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptCells</name>
    <message numerus="yes">
        <source>%Ln cells were left as they are, because somebody else changed them in the meantime. %1</source>
        <translation>
            <numerusform>%Ln cell was left as it is, because somebody else changed it in the meantime. %1</numerusform>
            <numerusform>%Ln cells were left as they are, because somebody else changed them in the meantime. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::CellEdits</name>
    <message numerus="yes">
        <source>These are too many cells for one step. At most %Ln can be changed at once.</source>
        <translation>
            <numerusform>These are too many cells for one step. At most %Ln can be changed at once.</numerusform>
            <numerusform>These are too many cells for one step. At most %Ln can be changed at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells were changed.</source>
        <translation>
            <numerusform>%Ln cell was changed.</numerusform>
            <numerusform>%Ln cells were changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::PlanView</name>
    <message numerus="yes">
        <source>%Ln cells will change.</source>
        <translation>
            <numerusform>%Ln cell will change.</numerusform>
            <numerusform>%Ln cells will change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells hold that value already.</source>
        <translation>
            <numerusform>%Ln cell holds that value already.</numerusform>
            <numerusform>%Ln cells hold that value already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are listed.</source>
        <translation>
            <numerusform>The first %Ln are listed.</numerusform>
            <numerusform>The first %Ln are listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cells are not stored</source>
        <translation>
            <numerusform>%Ln cell is not stored</numerusform>
            <numerusform>%Ln cells are not stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Change %Ln cells</source>
        <translation>
            <numerusform>&amp;Change %Ln cell</numerusform>
            <numerusform>&amp;Change %Ln cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Change the other %Ln cells</source>
        <translation>
            <numerusform>&amp;Change the other cell</numerusform>
            <numerusform>&amp;Change the other %Ln cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::ValueDialog</name>
    <message numerus="yes">
        <source>Put this into %Ln cells of %1:</source>
        <translation>
            <numerusform>Put this into the selected cell of %1:</numerusform>
            <numerusform>Put this into %Ln cells of %1:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::ReplaceDialog</name>
    <message numerus="yes">
        <source>Looks in the %Ln rows that are listed. Nothing is stored until you say so.</source>
        <translation>
            <numerusform>Looks in the row that is listed. Nothing is stored until you say so.</numerusform>
            <numerusform>Looks in the %Ln rows that are listed. Nothing is stored until you say so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::ColumnsDialog</name>
    <message numerus="yes">
        <source>%Ln columns are shown.</source>
        <translation>
            <numerusform>One column is shown.</numerusform>
            <numerusform>%Ln columns are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::TimelineSection</name>
    <message numerus="yes">
        <source>%Ln days later</source>
        <translation>
            <numerusform>%Ln day later</numerusform>
            <numerusform>%Ln days later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::MergeDialog</name>
    <message numerus="yes">
        <source>%Ln fields of the kept record change.</source>
        <translation>
            <numerusform>%Ln field of the kept record changes.</numerusform>
            <numerusform>%Ln fields of the kept record change.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::ConflictDialog</name>
    <message numerus="yes">
        <source>%Ln cells hold something else by now</source>
        <translation>
            <numerusform>%Ln cell holds something else by now</numerusform>
            <numerusform>%Ln cells hold something else by now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Use mine in %Ln cells</source>
        <translation>
            <numerusform>&amp;Use mine in %Ln cell</numerusform>
            <numerusform>&amp;Use mine in %Ln cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use mine in %Ln cells</source>
        <translation>
            <numerusform>Use mine in %Ln cell</numerusform>
            <numerusform>Use mine in %Ln cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::ViewMenu</name>
    <message numerus="yes">
        <source>%Ln views were written to %1.</source>
        <translation>
            <numerusform>One view was written to %1.</numerusform>
            <numerusform>%Ln views were written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were imported.</source>
        <translation>
            <numerusform>One view was imported.</numerusform>
            <numerusform>%Ln views were imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SavedViewList</name>
    <message numerus="yes">
        <source>Import %Ln views</source>
        <translation>
            <numerusform>Import one view</numerusform>
            <numerusform>Import %Ln views</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::ShortcutsDialog</name>
    <message numerus="yes">
        <source>%Ln lines</source>
        <translation>
            <numerusform>One line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message numerus="yes">
        <source>%Ln checks of the last migration failed</source>
        <translation>
            <numerusform>%Ln check of the last migration failed</numerusform>
            <numerusform>%Ln checks of the last migration failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln checks of the last migration gave a warning</source>
        <translation>
            <numerusform>%Ln check of the last migration gave a warning</numerusform>
            <numerusform>%Ln checks of the last migration gave a warning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records were set aside by the last migration</source>
        <translation>
            <numerusform>%Ln record was set aside by the last migration</numerusform>
            <numerusform>%Ln records were set aside by the last migration</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last backup is %Ln days old</source>
        <translation>
            <numerusform>The last backup is %Ln day old</numerusform>
            <numerusform>The last backup is %Ln days old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln without %2</source>
        <translation>
            <numerusform>%1: %Ln without %2</numerusform>
            <numerusform>%1: %Ln without %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SectionCards</name>
    <message numerus="yes">
        <source>Show the other %Ln in the table</source>
        <translation>
            <numerusform>Show the other one in the table</numerusform>
            <numerusform>Show the other %Ln in the table</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::CompareMomentsDialog</name>
    <message numerus="yes">
        <source>%Ln rows differ.</source>
        <translation>
            <numerusform>%Ln row differs.</numerusform>
            <numerusform>%Ln rows differ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows differ. The first ones are listed.</source>
        <translation>
            <numerusform>%Ln row differs. The first ones are listed.</numerusform>
            <numerusform>%Ln rows differ. The first ones are listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InputDifferences</name>
    <message numerus="yes">
        <source>%n new file(s)</source>
        <translation>
            <numerusform>%n new file</numerusform>
            <numerusform>%n new files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed</source>
        <translation>
            <numerusform>%n file changed</numerusform>
            <numerusform>%n files changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) gone</source>
        <translation>
            <numerusform>%n file gone</numerusform>
            <numerusform>%n files gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new column(s)</source>
        <translation>
            <numerusform>%n new column</numerusform>
            <numerusform>%n new columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) gone</source>
        <translation>
            <numerusform>%n column gone</numerusform>
            <numerusform>%n columns gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new word(s)</source>
        <translation>
            <numerusform>%n new word</numerusform>
            <numerusform>%n new words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written in another way</source>
        <translation>
            <numerusform>%n file written in another way</numerusform>
            <numerusform>%n files written in another way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditRows</name>
    <message numerus="yes">
        <source>%n rows; its ledger tells of each</source>
        <translation>
            <numerusform>%n row; its ledger tells of it</numerusform>
            <numerusform>%n rows; its ledger tells of each</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::DecisionsDialog</name>
    <message numerus="yes">
        <source>Import %Ln decision(s)</source>
        <translation>
            <numerusform>Import %Ln decision</numerusform>
            <numerusform>Import %Ln decisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::MendRecordDialog</name>
    <message numerus="yes">
        <source>%Ln values are read otherwise.</source>
        <translation>
            <numerusform>%Ln value is read otherwise.</numerusform>
            <numerusform>%Ln values are read otherwise.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::ReportView</name>
    <message numerus="yes">
        <source>Show the %Ln records that were set &amp;aside</source>
        <translation>
            <numerusform>Show the %Ln record that was set &amp;aside</numerusform>
            <numerusform>Show the %Ln records that were set &amp;aside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::SetAsidePage</name>
    <message numerus="yes">
        <source>%Ln records of it were written to %1. Mend them in any editor, then bring the file in.</source>
        <translation>
            <numerusform>%Ln record of it was written to %1. Mend it in any editor, then bring the file in.</numerusform>
            <numerusform>%Ln records of it were written to %1. Mend them in any editor, then bring the file in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::FieldFateModel</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waybill::RehearsalPage</name>
    <message numerus="yes">
        <source>%Ln record(s) are in the database with other values. What is to become of them?</source>
        <translation>
            <numerusform>%Ln record is in the database with other values. What is to become of it?</numerusform>
            <numerusform>%Ln records are in the database with other values. What is to become of them?</numerusform>
        </translation>
    </message>
</context>
</TS>
