namespace Nop.Plugin.Misc.Daybook;

/// <summary>Names that stand in more than one place.</summary>
public static class DaybookDefaults
{
    public const string SystemName = "Misc.Daybook";
    public const string PluginVersion = "4.90.1";

    /// <summary>Named on every request and answer; both sides compare it.</summary>
    public const string WireVersion = "1";

    /// <summary>Asked of the running nopCommerce: a constant would stay that of what this was compiled against.</summary>
    public static string NopVersion { get; } = typeof(Nop.Core.NopVersion).GetField("FULL_VERSION")?.GetValue(null) as string ?? "4.90";

    public const string DefaultServiceAddress = "http://127.0.0.1:4310";
    public const string ViewFolder = "~/Plugins/Misc.Daybook/Views/";
    public const string Resources = "Plugins.Misc.Daybook";
    public const string TaskType = "Nop.Plugin.Misc.Daybook.Outbox.OutboxTask, Nop.Plugin.Misc.Daybook";
    public const string MenuSystemName = "Xero (Daybook)";
}
