using Nop.Core;
using Nop.Services.Events;
using Nop.Services.Security;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Menu;

namespace Nop.Plugin.Misc.Daybook.Infrastructure;

/// <summary>The entry "Xero (Daybook)" at the end of Sales.</summary>
public class AdminMenuConsumer : IConsumer<AdminMenuCreatedEvent>
{
    private readonly IPermissionService _permissions;
    private readonly IWebHelper _webHelper;

    public AdminMenuConsumer(IPermissionService permissions, IWebHelper webHelper)
    {
        _permissions = permissions;
        _webHelper = webHelper;
    }

    public async Task HandleEventAsync(AdminMenuCreatedEvent eventMessage)
    {
        var sales = eventMessage.RootMenuItem.GetItemBySystemName("Sales");
        if (sales is null || !await _permissions.AuthorizeAsync(DaybookPermissions.View))
            return;
        sales.ChildNodes.Add(new AdminMenuItem
        {
            SystemName = DaybookDefaults.MenuSystemName,
            Title = DaybookDefaults.MenuSystemName,
            Url = _webHelper.GetStoreLocation() + "Admin/Daybook",
            IconClass = "far fa-dot-circle",
            Visible = true,
        });
    }
}
