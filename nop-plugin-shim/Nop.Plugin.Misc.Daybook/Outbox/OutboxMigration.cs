using FluentMigrator;
using Nop.Data.Extensions;
using Nop.Data.Migrations;

namespace Nop.Plugin.Misc.Daybook.Outbox;

/// <summary>Makes the outbox table on install; taken back on uninstall.</summary>
[NopMigration("2026/11/25 09:00:00", "Misc.Daybook outbox", MigrationProcessType.Installation)]
public class OutboxMigration : AutoReversingMigration
{
    public override void Up()
    {
        Create.TableFor<OutboxEvent>();
        Create.Index("IX_DaybookOutbox_AcceptedOnUtc").OnTable("DaybookOutbox")
            .OnColumn(nameof(OutboxEvent.AcceptedOnUtc)).Ascending();
    }
}
