using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Tax;
using Nop.Core.Domain.Vendors;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>All rows that some orders are made of, by what they are looked up with.</summary>
public sealed record OrderRows
{
    public required string PrimaryCurrencyCode { get; init; }

    public required ILookup<int, OrderItem> ItemsByOrder { get; init; }

    public required IReadOnlyDictionary<int, Product> Products { get; init; }

    public required ILookup<int, ProductAttributeCombination> CombinationsByProduct { get; init; }

    /// <summary>Attributes that nobody can stock: texts, dates, files.</summary>
    public required IReadOnlySet<int> NonCombinableMappings { get; init; }

    public required ILookup<int, Category> CategoriesByProduct { get; init; }

    public required ILookup<int, Manufacturer> ManufacturersByProduct { get; init; }

    public required IReadOnlyDictionary<int, Vendor> Vendors { get; init; }

    public required IReadOnlyDictionary<int, TaxCategory> TaxCategories { get; init; }

    public required ILookup<int, GiftCard> GiftCardsByItem { get; init; }

    public required ILookup<int, GiftCardUsageHistory> GiftCardUseByOrder { get; init; }

    public required IReadOnlyDictionary<int, GiftCard> UsedGiftCards { get; init; }

    public required IReadOnlyDictionary<int, RewardPointsHistory> RewardPoints { get; init; }

    public required ILookup<int, Discount> DiscountsByOrder { get; init; }

    public required IReadOnlyDictionary<int, CheckoutAttributeValue> CheckoutValues { get; init; }

    public required IReadOnlyDictionary<int, Address> Addresses { get; init; }

    public required IReadOnlyDictionary<int, Country> Countries { get; init; }

    public required IReadOnlyDictionary<int, StateProvince> States { get; init; }

    public required IReadOnlyDictionary<int, Customer> Customers { get; init; }

    public required ILookup<int, CustomerRole> RolesByCustomer { get; init; }

    public required ILookup<int, Shipment> ShipmentsByOrder { get; init; }

    public required ILookup<int, ReturnRequest> ReturnRequestsByItem { get; init; }
}
