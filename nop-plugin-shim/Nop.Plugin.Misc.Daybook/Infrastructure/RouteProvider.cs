using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Nop.Web.Framework;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Daybook.Infrastructure;

/// <summary>Every address of the plugin.</summary>
public class RouteProvider : IRouteProvider
{
    public int Priority => 100;

    public void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder)
    {
        MapAdmin(endpointRouteBuilder, "Admin/Daybook", "Index");
        MapAdmin(endpointRouteBuilder, "Admin/Daybook/Configure", "Configure");
        MapAdmin(endpointRouteBuilder, "Admin/Daybook/session", "Session");
        MapAdmin(endpointRouteBuilder, "Admin/Daybook/app/{**path}", "App");
        MapPublic(endpointRouteBuilder, "daybook/xero/callback", "Callback");
        MapPublic(endpointRouteBuilder, "daybook/xero/webhooks", "Webhooks");
        MapStore(endpointRouteBuilder, "info", "Info");
        MapStore(endpointRouteBuilder, "events", "Events");
        MapStore(endpointRouteBuilder, "order-notes", "OrderNotes");
        MapStore(endpointRouteBuilder, "orders", "Orders");
        MapStore(endpointRouteBuilder, "products", "Products");
        MapStore(endpointRouteBuilder, "customers", "Customers");
        MapStore(endpointRouteBuilder, "stock", "Stock");
        MapStore(endpointRouteBuilder, "orders/{id:int}/paid", "OrderPaid");
        MapStore(endpointRouteBuilder, "orders/{id:int}/notes", "AddOrderNote");
    }

    private static void MapAdmin(IEndpointRouteBuilder routes, string pattern, string action)
    {
        routes.MapControllerRoute("Daybook.Admin." + action, pattern, new { controller = "Daybook", action, area = AreaNames.ADMIN });
    }

    private static void MapPublic(IEndpointRouteBuilder routes, string pattern, string action)
    {
        routes.MapControllerRoute("Daybook.Public." + action, pattern, new { controller = "DaybookPublic", action });
    }

    private static void MapStore(IEndpointRouteBuilder routes, string path, string action)
    {
        routes.MapControllerRoute("Daybook.Store." + action, "daybook/store/v1/" + path, new { controller = "DaybookStoreApi", action });
    }
}
