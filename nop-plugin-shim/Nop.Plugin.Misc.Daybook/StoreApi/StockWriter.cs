using System.Globalization;
using LinqToDB.Data;
using Nop.Core.Domain.Catalog;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Daybook.Outbox;
using Nop.Services.Catalog;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>One quantity to set, where the expected one still stands.</summary>
public sealed record StockChange(int ProductId, int? CombinationId, int? WarehouseId, int Expected, int Quantity, string? Message);

/// <summary>
/// Sets stock by one UPDATE that compares: a sale in between is never overwritten. A quantity that is
/// there already counts as set.
/// </summary>
public sealed class StockWriter
{
    private readonly ShopTables _tables;
    private readonly INopDataProvider _database;
    private readonly IProductService _products;
    private readonly IEventPublisher _events;

    public StockWriter(ShopTables tables, INopDataProvider database, IProductService products, IEventPublisher events)
    {
        _tables = tables;
        _database = database;
        _products = products;
        _events = events;
    }

    public async Task<object> SetAsync(IReadOnlyList<StockChange> changes)
    {
        var results = new List<object>();
        using (DaybookOrigin.Enter())
        {
            foreach (var change in changes)
                results.Add(await SetAsync(change));
        }

        return new { results };
    }

    private async Task<object> SetAsync(StockChange change)
    {
        var updated = change.Expected == change.Quantity ? 0 : await _database.ExecuteNonQueryAsync(MakeUpdate(change), Array.Empty<DataParameter>());
        var product = (await _tables.All<Product>().Where(row => row.Id == change.ProductId).ToListAsync()).FirstOrDefault();
        var actual = await FindActualAsync(change, product);
        if (product is null || actual is null)
            return new { result = "conflict" };
        if (updated == 0)
            return actual == change.Quantity ? new { result = "set" } : new { result = "conflict", actual };
        var message = string.IsNullOrEmpty(change.Message) ? "Daybook" : change.Message;
        await _products.AddStockQuantityHistoryEntryAsync(product, change.Quantity - change.Expected, change.Quantity, change.WarehouseId ?? 0, message, change.CombinationId);
        // What nopCommerce keeps in memory of the product is read anew.
        await _events.PublishAsync(new EntityUpdatedEvent<Product>(product));
        return new { result = "set" };
    }

    private async Task<int?> FindActualAsync(StockChange change, Product? product)
    {
        if (change.CombinationId is { } combinationId)
            return (await _tables.All<ProductAttributeCombination>().Where(row => row.Id == combinationId && row.ProductId == change.ProductId).ToListAsync()).FirstOrDefault()?.StockQuantity;
        if (change.WarehouseId is { } warehouseId)
            return (await _tables.All<ProductWarehouseInventory>().Where(row => row.WarehouseId == warehouseId && row.ProductId == change.ProductId).ToListAsync()).FirstOrDefault()?.StockQuantity;
        return product?.StockQuantity;
    }

    /// <summary>Whole numbers only, so there is nothing to escape.</summary>
    private static string MakeUpdate(StockChange change)
    {
        var (table, where) = change switch
        {
            { CombinationId: { } id } => (nameof(ProductAttributeCombination), $"{Quote("Id")} = {Write(id)} AND {Quote("ProductId")} = {Write(change.ProductId)}"),
            { WarehouseId: { } id } => (nameof(ProductWarehouseInventory), $"{Quote("WarehouseId")} = {Write(id)} AND {Quote("ProductId")} = {Write(change.ProductId)}"),
            _ => (nameof(Product), $"{Quote("Id")} = {Write(change.ProductId)}"),
        };
        var stock = Quote("StockQuantity");
        return $"UPDATE {Quote(table)} SET {stock} = {Write(change.Quantity)} WHERE {where} AND {stock} = {Write(change.Expected)}";
    }

    private static string Write(int number)
    {
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private static string Quote(string name)
    {
        return DataSettingsManager.LoadSettings().DataProvider switch
        {
            DataProviderType.SqlServer => "[" + name + "]",
            DataProviderType.MySql => "`" + name + "`",
            _ => "\"" + name + "\"",
        };
    }
}
