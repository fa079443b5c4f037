using Microsoft.Extensions.DependencyInjection;
using Nop.Core;
using Nop.Data;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>The shop's tables, for reads of many rows at once.</summary>
public sealed class ShopTables
{
    private readonly IServiceProvider _services;

    public ShopTables(IServiceProvider services)
    {
        _services = services;
    }

    public IQueryable<TEntity> All<TEntity>()
        where TEntity : BaseEntity
    {
        return _services.GetRequiredService<IRepository<TEntity>>().Table;
    }
}
