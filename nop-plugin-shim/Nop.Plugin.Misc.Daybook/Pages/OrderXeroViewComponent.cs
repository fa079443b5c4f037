using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Daybook.Infrastructure;
using Nop.Services.Security;
using Nop.Web.Areas.Admin.Models.Orders;

namespace Nop.Plugin.Misc.Daybook.Pages;

/// <summary>On the order page: the button in the header, or the block it leads to. Nothing for vendors.</summary>
public class OrderXeroViewComponent : ViewComponent
{
    public const string ButtonZone = "admin_order_details_buttons";
    public const string BlockZone = "admin_order_details_block";
    private readonly IPermissionService _permissions;

    public OrderXeroViewComponent(IPermissionService permissions)
    {
        _permissions = permissions;
    }

    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        if (additionalData is not OrderModel order || order.IsLoggedInAsVendor || !await _permissions.AuthorizeAsync(DaybookPermissions.View))
            return Content(string.Empty);
        var view = widgetZone == ButtonZone ? "OrderButton.cshtml" : "OrderBlock.cshtml";
        return View(DaybookDefaults.ViewFolder + view, order.Id);
    }
}
