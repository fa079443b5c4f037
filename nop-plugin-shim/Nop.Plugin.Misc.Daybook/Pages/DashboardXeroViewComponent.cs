using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Daybook.Infrastructure;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Daybook.Pages;

/// <summary>One line on the dashboard, where something needs attention; the page does not wait for it.</summary>
public class DashboardXeroViewComponent : ViewComponent
{
    public const string Zone = "admin_dashboard_top";
    private readonly IPermissionService _permissions;

    public DashboardXeroViewComponent(IPermissionService permissions)
    {
        _permissions = permissions;
    }

    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        if (!await _permissions.AuthorizeAsync(DaybookPermissions.View))
            return Content(string.Empty);
        return View(DaybookDefaults.ViewFolder + "Dashboard.cshtml");
    }
}
