using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Orders;
using static Nop.Plugin.Misc.Daybook.Wire.WireJson;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>A line of an order, with what its product is now: nopCommerce keeps no snapshot of that.</summary>
public static class OrderItemWriter
{
    public static object Write(OrderItem item, OrderRows rows)
    {
        var product = rows.Products.GetValueOrDefault(item.ProductId) ?? new Product { Id = item.ProductId, Name = string.Empty, ProductTypeId = (int)ProductType.SimpleProduct };
        var taxCategory = rows.TaxCategories.GetValueOrDefault(product.TaxCategoryId);
        var vendor = rows.Vendors.GetValueOrDefault(product.VendorId);
        return new
        {
            id = item.Id,
            orderItemGuid = item.OrderItemGuid,
            productId = item.ProductId,
            sku = Text(SkuFinder.Find(product, item.AttributesXml, rows.CombinationsByProduct[item.ProductId], rows.NonCombinableMappings)),
            productName = product.Name,
            productType = Name<ProductType>(product.ProductTypeId),
            quantity = item.Quantity,
            unitPriceInclTax = Money(item.UnitPriceInclTax),
            unitPriceExclTax = Money(item.UnitPriceExclTax),
            priceInclTax = Money(item.PriceInclTax),
            priceExclTax = Money(item.PriceExclTax),
            discountAmountInclTax = Money(item.DiscountAmountInclTax),
            discountAmountExclTax = Money(item.DiscountAmountExclTax),
            originalProductCost = Money(item.OriginalProductCost),
            attributeDescription = item.AttributeDescription,
            rentalStartDateUtc = Instant(item.RentalStartDateUtc),
            rentalEndDateUtc = Instant(item.RentalEndDateUtc),
            isGiftCard = product.IsGiftCard,
            isRecurring = product.IsRecurring,
            isRental = product.IsRental,
            isDownload = product.IsDownload,
            isShipEnabled = product.IsShipEnabled,
            isTaxExempt = product.IsTaxExempt,
            taxCategory = taxCategory is null ? null : new { id = taxCategory.Id, name = taxCategory.Name },
            categories = rows.CategoriesByProduct[item.ProductId].Select(category => new { id = category.Id, name = category.Name }),
            manufacturers = rows.ManufacturersByProduct[item.ProductId].Select(manufacturer => new { id = manufacturer.Id, name = manufacturer.Name }),
            vendor = vendor is null ? null : new { id = vendor.Id, name = vendor.Name },
            giftCards = rows.GiftCardsByItem[item.Id].OrderBy(card => card.Id).Select(card => new { id = card.Id, amount = Money(card.Amount) }),
        };
    }
}
