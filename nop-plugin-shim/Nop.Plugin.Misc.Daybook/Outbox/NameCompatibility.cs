using Nop.Data.Mapping;

namespace Nop.Plugin.Misc.Daybook.Outbox;

/// <summary>The table is named after the plugin, so that nobody wonders whose it is.</summary>
public class NameCompatibility : INameCompatibility
{
    public Dictionary<Type, string> TableNames => new() { { typeof(OutboxEvent), "DaybookOutbox" } };

    public Dictionary<(Type, string), string> ColumnName => [];
}
