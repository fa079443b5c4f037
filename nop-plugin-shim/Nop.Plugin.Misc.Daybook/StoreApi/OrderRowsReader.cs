using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Tax;
using Nop.Core.Domain.Vendors;
using Nop.Data;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>
/// Reads what orders are made of, a query a table: as many for a hundred orders as for one.
/// </summary>
public sealed class OrderRowsReader
{
    private static readonly int[] s_nonCombinableControls = [4, 10, 20, 30];
    private readonly ShopTables _tables;
    private readonly CurrencySettings _currencySettings;

    public OrderRowsReader(ShopTables tables, CurrencySettings currencySettings)
    {
        _tables = tables;
        _currencySettings = currencySettings;
    }

    public async Task<OrderRows> ReadAsync(IList<Order> orders)
    {
        var orderIds = orders.Select(order => order.Id).ToArray();
        var items = await _tables.All<OrderItem>().Where(row => orderIds.Contains(row.OrderId)).ToListAsync();
        var itemIds = items.Select(item => item.Id).ToArray();
        var productIds = items.Select(item => item.ProductId).Distinct().ToArray();
        var products = await ReadByIdAsync<Product>(productIds);
        var usage = await _tables.All<GiftCardUsageHistory>().Where(row => orderIds.Contains(row.UsedWithOrderId)).ToListAsync();
        var addressIds = orders.SelectMany(order => new int?[] { order.BillingAddressId, order.ShippingAddressId, order.PickupAddressId }).OfType<int>().Distinct().ToArray();
        var addresses = await ReadByIdAsync<Address>(addressIds);
        var customerIds = orders.Select(order => order.CustomerId).Distinct().ToArray();
        var vendorIds = products.Values.Select(product => product.VendorId).Where(id => id > 0).Distinct().ToArray();
        var optionIds = orders.SelectMany(order => CheckoutOptions.ParseChosen(order.CheckoutAttributesXml)).Select(chosen => chosen.ValueId).Where(id => id > 0).Distinct().ToArray();
        var currency = await ReadByIdAsync<Currency>([_currencySettings.PrimaryStoreCurrencyId]);
        return new OrderRows
        {
            PrimaryCurrencyCode = currency.Values.FirstOrDefault()?.CurrencyCode ?? string.Empty,
            ItemsByOrder = items.OrderBy(item => item.Id).ToLookup(item => item.OrderId),
            Products = products,
            CombinationsByProduct = (await _tables.All<ProductAttributeCombination>().Where(row => productIds.Contains(row.ProductId)).ToListAsync()).ToLookup(row => row.ProductId),
            NonCombinableMappings = (await _tables.All<ProductAttributeMapping>().Where(row => productIds.Contains(row.ProductId) && s_nonCombinableControls.Contains(row.AttributeControlTypeId)).ToListAsync()).Select(row => row.Id).ToHashSet(),
            CategoriesByProduct = await ReadCategoriesAsync(productIds),
            ManufacturersByProduct = await ReadManufacturersAsync(productIds),
            Vendors = await ReadByIdAsync<Vendor>(vendorIds),
            TaxCategories = (await _tables.All<TaxCategory>().ToListAsync()).ToDictionary(row => row.Id),
            GiftCardsByItem = (await _tables.All<GiftCard>().Where(row => row.PurchasedWithOrderItemId != null && itemIds.Contains(row.PurchasedWithOrderItemId.Value)).ToListAsync()).ToLookup(row => row.PurchasedWithOrderItemId!.Value),
            GiftCardUseByOrder = usage.OrderBy(row => row.Id).ToLookup(row => row.UsedWithOrderId),
            UsedGiftCards = await ReadByIdAsync<GiftCard>(usage.Select(row => row.GiftCardId).Distinct().ToArray()),
            RewardPoints = await ReadByIdAsync<RewardPointsHistory>(orders.Select(order => order.RedeemedRewardPointsEntryId).OfType<int>().ToArray()),
            DiscountsByOrder = await ReadDiscountsAsync(orderIds),
            CheckoutValues = await ReadByIdAsync<CheckoutAttributeValue>(optionIds),
            Addresses = addresses,
            Countries = await ReadByIdAsync<Country>(addresses.Values.Select(row => row.CountryId).OfType<int>().Distinct().ToArray()),
            States = await ReadByIdAsync<StateProvince>(addresses.Values.Select(row => row.StateProvinceId).OfType<int>().Distinct().ToArray()),
            Customers = await ReadByIdAsync<Customer>(customerIds),
            RolesByCustomer = await ReadRolesAsync(customerIds),
            ShipmentsByOrder = (await _tables.All<Shipment>().Where(row => orderIds.Contains(row.OrderId)).ToListAsync()).OrderBy(row => row.Id).ToLookup(row => row.OrderId),
            ReturnRequestsByItem = (await _tables.All<ReturnRequest>().Where(row => itemIds.Contains(row.OrderItemId)).ToListAsync()).OrderBy(row => row.Id).ToLookup(row => row.OrderItemId),
        };
    }

    private async Task<Dictionary<int, TEntity>> ReadByIdAsync<TEntity>(int[] ids)
        where TEntity : BaseEntity
    {
        if (ids.Length == 0)
            return [];
        return (await _tables.All<TEntity>().Where(row => ids.Contains(row.Id)).ToListAsync()).ToDictionary(row => row.Id);
    }

    private async Task<ILookup<int, Category>> ReadCategoriesAsync(int[] productIds)
    {
        var mappings = await _tables.All<ProductCategory>().Where(row => productIds.Contains(row.ProductId)).ToListAsync();
        var categories = await ReadByIdAsync<Category>(mappings.Select(row => row.CategoryId).Distinct().ToArray());
        return Join(mappings.OrderBy(row => row.DisplayOrder).ThenBy(row => row.Id).Select(row => (row.ProductId, row.CategoryId)), categories);
    }

    private async Task<ILookup<int, Manufacturer>> ReadManufacturersAsync(int[] productIds)
    {
        var mappings = await _tables.All<ProductManufacturer>().Where(row => productIds.Contains(row.ProductId)).ToListAsync();
        var manufacturers = await ReadByIdAsync<Manufacturer>(mappings.Select(row => row.ManufacturerId).Distinct().ToArray());
        return Join(mappings.OrderBy(row => row.DisplayOrder).ThenBy(row => row.Id).Select(row => (row.ProductId, row.ManufacturerId)), manufacturers);
    }

    private async Task<ILookup<int, Discount>> ReadDiscountsAsync(int[] orderIds)
    {
        var usage = await _tables.All<DiscountUsageHistory>().Where(row => orderIds.Contains(row.OrderId)).ToListAsync();
        var discounts = await ReadByIdAsync<Discount>(usage.Select(row => row.DiscountId).Distinct().ToArray());
        return Join(usage.OrderBy(row => row.Id).Select(row => (row.OrderId, row.DiscountId)), discounts);
    }

    private async Task<ILookup<int, CustomerRole>> ReadRolesAsync(int[] customerIds)
    {
        var mappings = await _tables.All<CustomerCustomerRoleMapping>().Where(row => customerIds.Contains(row.CustomerId)).ToListAsync();
        var roles = (await _tables.All<CustomerRole>().ToListAsync()).Where(role => role.Active).ToDictionary(role => role.Id);
        return Join(mappings.OrderBy(row => row.CustomerRoleId).Select(row => (row.CustomerId, row.CustomerRoleId)), roles);
    }

    private static ILookup<int, TEntity> Join<TEntity>(IEnumerable<(int Owner, int Id)> pairs, IReadOnlyDictionary<int, TEntity> rows)
    {
        return pairs.Where(pair => rows.ContainsKey(pair.Id)).ToLookup(pair => pair.Owner, pair => rows[pair.Id]);
    }
}
