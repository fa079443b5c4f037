using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Infrastructure;
using Nop.Plugin.Misc.Daybook.Outbox;
using Nop.Plugin.Misc.Daybook.Pages;
using Nop.Plugin.Misc.Daybook.StoreApi;
using Nop.Plugin.Misc.Daybook.Wire;

namespace Nop.Plugin.Misc.Daybook.Infrastructure;

/// <summary>The plugin's services.</summary>
public class PluginStartup : INopStartup
{
    public int Order => 3000;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ServiceConnections>();
        services.AddSingleton(new NonceMemory());
        services.AddSingleton<SignatureCheck>();
        services.AddSingleton<ChangedOrders>();
        services.AddSingleton<OutboxPusher>();
        services.AddScoped<ShopIdentityReader>();
        services.AddScoped<ServiceClient>();
        services.AddScoped<Pairing>();
        services.AddScoped<OutboxWriter>();
        services.AddScoped<OutboxReader>();
        services.AddScoped<ShopTables>();
        services.AddScoped<OrderRowsReader>();
        services.AddScoped<OrdersReader>();
        services.AddScoped<InfoReader>();
        services.AddScoped<OrderWrites>();
        services.AddScoped<ProductsReader>();
        services.AddScoped<CustomersReader>();
        services.AddScoped<StockWriter>();
        services.AddScoped<ActingAdmin>();
        services.AddScoped<PassThrough>();
    }

    public void Configure(IApplicationBuilder application)
    {
    }
}
