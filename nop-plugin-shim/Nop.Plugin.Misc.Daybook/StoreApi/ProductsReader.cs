using Nop.Core.Domain.Catalog;
using static Nop.Plugin.Misc.Daybook.Wire.WireJson;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>Products with their stock, by combination and by warehouse.</summary>
public sealed class ProductsReader
{
    private readonly ShopTables _tables;

    public ProductsReader(ShopTables tables)
    {
        _tables = tables;
    }

    public async Task<object> ReadAsync(EntityPage page)
    {
        var products = await page.FindAsync(_tables.All<Product>());
        var ids = products.Select(product => product.Id).ToArray();
        var combinations = (await _tables.All<ProductAttributeCombination>().Where(row => ids.Contains(row.ProductId)).ToListAsync()).OrderBy(row => row.Id).ToLookup(row => row.ProductId);
        var warehouses = (await _tables.All<ProductWarehouseInventory>().Where(row => ids.Contains(row.ProductId)).ToListAsync()).OrderBy(row => row.Id).ToLookup(row => row.ProductId);
        return new { products = products.Select(product => Write(product, combinations[product.Id], warehouses[product.Id])), missing = page.ListMissing(products) };
    }

    private static object Write(Product product, IEnumerable<ProductAttributeCombination> combinations, IEnumerable<ProductWarehouseInventory> warehouses)
    {
        return new
        {
            id = product.Id,
            name = product.Name,
            productType = Name<ProductType>(product.ProductTypeId),
            sku = Text(product.Sku),
            gtin = Text(product.Gtin),
            manufacturerPartNumber = Text(product.ManufacturerPartNumber),
            price = Money(product.Price),
            productCost = Money(product.ProductCost),
            taxCategoryId = product.TaxCategoryId,
            isTaxExempt = product.IsTaxExempt,
            isGiftCard = product.IsGiftCard,
            manageInventory = Name<ManageInventoryMethod>(product.ManageInventoryMethodId),
            useMultipleWarehouses = product.UseMultipleWarehouses,
            warehouseId = product.WarehouseId,
            stockQuantity = product.StockQuantity,
            published = product.Published,
            deleted = product.Deleted,
            updatedOnUtc = Instant(product.UpdatedOnUtc),
            combinations = combinations.Select(row => new { id = row.Id, sku = Text(row.Sku), gtin = Text(row.Gtin), stockQuantity = row.StockQuantity }),
            warehouses = warehouses.Select(row => new { warehouseId = row.WarehouseId, stockQuantity = row.StockQuantity, reservedQuantity = row.ReservedQuantity }),
        };
    }
}
