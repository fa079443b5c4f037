namespace Nop.Plugin.Misc.Daybook;

/// <summary>English texts; the back office's languages may have their own.</summary>
public static class Texts
{
    public static Dictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["Title"] = "Xero (Daybook)",
        ["Configure.Title"] = "Daybook for Xero",
        ["Configure.Intro"] = "Daybook is a service on your server that books this shop into Xero. Here the shop and the service are connected, once.",
        ["Configure.Address"] = "Service address",
        ["Configure.Address.Hint"] = "Usually http://127.0.0.1:4310. Another machine is set by your host in App_Data/appsettings.json (Daybook:ServiceAddress).",
        ["Configure.Code"] = "Pairing code",
        ["Configure.Code.Hint"] = "The service shows it where it was started, and in pairing-code.txt in its data folder. It is good for 30 minutes; npm run pair makes another.",
        ["Configure.Pair"] = "Connect",
        ["Configure.PairAgain"] = "Connect with a new code",
        ["Configure.Test"] = "Test connection",
        ["Configure.Unpair"] = "Disconnect",
        ["Configure.Unpair.Hint"] = "Nothing more is sent. What is in Xero stays there.",
        ["Configure.IsPaired"] = "The shop and the service are connected.",
        ["Configure.Open"] = "Open Xero (Daybook)",
        ["Configure.Host"] = "Not your job? Send this to whoever looks after the server: “Please install Daybook beside the shop (docs/install.md), and send me the pairing code.”",
        ["Pair.Paired"] = "Connected. Go on in Sales › Xero (Daybook).",
        ["Pair.NotReachable"] = "Nothing answers at this address. Is the service running? Ask whoever looks after the server.",
        ["Pair.AddressNotAllowed"] = "This address is not allowed here. Use one of this machine, such as http://127.0.0.1:4310; another machine is set in App_Data/appsettings.json.",
        ["Pair.WrongCode"] = "The code is wrong or too old. Ask for a new one: npm run pair.",
        ["Pair.ClockSkew"] = "The clocks of the shop and the service differ by more than five minutes. Set them right, then try again.",
        ["Pair.WrongVersion"] = "The plugin and the service are of different versions. Update the older one.",
        ["Pair.UnknownService"] = "Something answers at this address, but it is not Daybook.",
        ["Test.Paired"] = "The service answers, and knows this shop.",
        ["Test.NotReachable"] = "The service does not answer. Orders wait; nothing is lost. Ask whoever looks after the server.",
        ["Test.AddressNotAllowed"] = "The address is not allowed any more. Set it in App_Data/appsettings.json, or use one of this machine.",
        ["Test.WrongCode"] = "The service does not know this shop. Connect with a new code.",
        ["Test.ClockSkew"] = "The clocks of the shop and the service differ by more than five minutes. Set them right.",
        ["Test.WrongVersion"] = "The plugin and the service are of different versions. Update the older one.",
        ["Test.UnknownService"] = "Something answers at this address, but it is not Daybook.",
        ["Unpaired"] = "Disconnected. Nothing more is sent.",
        ["Frame.NotPaired"] = "The shop is not connected with Daybook yet: Configuration › Local plugins › Daybook for Xero › Configure.",
        ["Frame.NotReachable"] = "The Daybook service does not answer. Orders wait; nothing is lost. This page looks again by itself; if it stays, ask whoever looks after the server.",
        ["Order.Unknown"] = "Xero: not known",
        ["Dashboard.Needs"] = "Xero (Daybook): causes that need you: {0}.",
        ["Dashboard.Look"] = "Look",
    }.ToDictionary(entry => $"{DaybookDefaults.Resources}.{entry.Key}", entry => entry.Value);
}
