using Nop.Core.Domain.Orders;
using Nop.Data;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>Which orders a read is about: by ids, or page by page from an id on.</summary>
public sealed record OrdersQuery
{
    public IReadOnlyList<int>? Ids { get; init; }

    public int AfterId { get; init; }

    public DateTime? CreatedFrom { get; init; }

    public DateTime? CreatedTo { get; init; }

    public int Limit { get; init; } = OrdersReader.MostOrders;
}

/// <summary>Full orders, at most a hundred a read; deleted ones come with their mark.</summary>
public sealed class OrdersReader
{
    public const int MostOrders = 100;
    private readonly ShopTables _tables;
    private readonly OrderRowsReader _rows;

    public OrdersReader(ShopTables tables, OrderRowsReader rows)
    {
        _tables = tables;
        _rows = rows;
    }

    public async Task<object> ReadAsync(OrdersQuery query)
    {
        var orders = await FindAsync(query);
        if (orders.Count == 0)
            return new { orders = Array.Empty<object>(), missing = query.Ids ?? [] };
        var rows = await _rows.ReadAsync(orders);
        var found = orders.Select(order => order.Id).ToHashSet();
        return new { orders = orders.Select(order => OrderWriter.Write(order, rows)), missing = (query.Ids ?? []).Where(id => !found.Contains(id)) };
    }

    private async Task<IList<Order>> FindAsync(OrdersQuery query)
    {
        var orders = _tables.All<Order>();
        if (query.Ids is not null)
        {
            var ids = query.Ids.Take(MostOrders).ToArray();
            return await orders.Where(order => ids.Contains(order.Id)).OrderBy(order => order.Id).ToListAsync();
        }

        var page = orders.Where(order => order.Id > query.AfterId);
        if (query.CreatedFrom is { } from)
            page = page.Where(order => order.CreatedOnUtc >= from);
        if (query.CreatedTo is { } to)
            page = page.Where(order => order.CreatedOnUtc < to);
        return await page.OrderBy(order => order.Id).Take(Math.Clamp(query.Limit, 1, MostOrders)).ToListAsync();
    }
}
