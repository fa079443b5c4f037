using Nop.Services.Security;

namespace Nop.Plugin.Misc.Daybook.Infrastructure;

/// <summary>Who may do what, in nopCommerce's access control list. Each includes no other.</summary>
public class DaybookPermissions : IPermissionConfigManager
{
    public const string View = "Daybook.View";
    public const string Operate = "Daybook.Operate";
    public const string Account = "Daybook.Account";
    public const string Administer = "Daybook.Administer";

    private const string Administrators = "Administrators";

    /// <summary>The right's name on the wire, and in the access control list.</summary>
    public static IReadOnlyList<(string Wire, string SystemName)> Rights { get; } =
    [
        ("view", View),
        ("operate", Operate),
        ("account", Account),
        ("administer", Administer),
    ];

    public IList<PermissionConfig> AllConfigs =>
    [
        new PermissionConfig("Daybook. See what is booked", View, "Daybook", Administrators),
        new PermissionConfig("Daybook. Resync, pause and resume", Operate, "Daybook", Administrators),
        new PermissionConfig("Daybook. Mappings and books", Account, "Daybook", Administrators),
        new PermissionConfig("Daybook. Connect and set up", Administer, "Daybook", Administrators),
    ];
}
