using System.Globalization;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Tax;
using static Nop.Plugin.Misc.Daybook.Wire.WireJson;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>Orders as the wire has them. Pure: rows in, objects out.</summary>
public static class OrderWriter
{
    public static object Write(Order order, OrderRows rows)
    {
        return new
        {
            id = order.Id,
            orderGuid = order.OrderGuid,
            customOrderNumber = string.IsNullOrEmpty(order.CustomOrderNumber) ? order.Id.ToString(CultureInfo.InvariantCulture) : order.CustomOrderNumber,
            storeId = order.StoreId,
            customerId = order.CustomerId,
            createdOnUtc = Instant(order.CreatedOnUtc),
            paidDateUtc = Instant(order.PaidDateUtc),
            deleted = order.Deleted,
            orderStatus = Name<OrderStatus>(order.OrderStatusId),
            paymentStatus = Name<PaymentStatus>(order.PaymentStatusId),
            shippingStatus = Name<ShippingStatus>(order.ShippingStatusId),
            paymentMethodSystemName = Text(order.PaymentMethodSystemName),
            shippingMethod = Text(order.ShippingMethod),
            shippingRateComputationMethodSystemName = Text(order.ShippingRateComputationMethodSystemName),
            pickupInStore = order.PickupInStore,
            primaryCurrencyCode = rows.PrimaryCurrencyCode,
            customerCurrencyCode = order.CustomerCurrencyCode,
            currencyRate = Rate(order.CurrencyRate),
            customerTaxDisplayType = Name<TaxDisplayType>(order.CustomerTaxDisplayTypeId),
            vatNumber = Text(order.VatNumber),
            orderSubtotalInclTax = Money(order.OrderSubtotalInclTax),
            orderSubtotalExclTax = Money(order.OrderSubtotalExclTax),
            orderSubTotalDiscountInclTax = Money(order.OrderSubTotalDiscountInclTax),
            orderSubTotalDiscountExclTax = Money(order.OrderSubTotalDiscountExclTax),
            orderShippingInclTax = Money(order.OrderShippingInclTax),
            orderShippingExclTax = Money(order.OrderShippingExclTax),
            paymentMethodAdditionalFeeInclTax = Money(order.PaymentMethodAdditionalFeeInclTax),
            paymentMethodAdditionalFeeExclTax = Money(order.PaymentMethodAdditionalFeeExclTax),
            taxRates = ParseTaxRates(order.TaxRates).Select(entry => new { rate = Money(entry.Rate), amount = Money(entry.Amount) }),
            orderTax = Money(order.OrderTax),
            orderDiscount = Money(order.OrderDiscount),
            orderTotal = Money(order.OrderTotal),
            refundedAmount = Money(order.RefundedAmount),
            checkoutAttributeDescription = order.CheckoutAttributeDescription,
            checkoutAttributePrices = CheckoutOptions.ListPrices(order.CheckoutAttributesXml, rows.CheckoutValues).Select(Money),
            authorizationTransactionId = Text(order.AuthorizationTransactionId),
            captureTransactionId = Text(order.CaptureTransactionId),
            items = rows.ItemsByOrder[order.Id].Select(item => OrderItemWriter.Write(item, rows)),
            giftCardsUsed = rows.GiftCardUseByOrder[order.Id].Select(use => WriteGiftCardUse(use, rows)),
            rewardPointsUsed = WriteRewardPoints(order, rows),
            discounts = rows.DiscountsByOrder[order.Id].Select(discount => new { id = discount.Id, name = discount.Name, type = Name<DiscountType>(discount.DiscountTypeId) }),
            billingAddress = WriteAddress(order.BillingAddressId, rows),
            shippingAddress = WriteAddress(order.ShippingAddressId, rows),
            pickupAddress = WriteAddress(order.PickupAddressId, rows),
            customer = WriteCustomer(order, rows),
            shipments = rows.ShipmentsByOrder[order.Id].Select(WriteShipment),
            returnRequests = rows.ItemsByOrder[order.Id].SelectMany(item => rows.ReturnRequestsByItem[item.Id]).OrderBy(request => request.Id).Select(WriteReturnRequest),
        };
    }

    /// <summary>"10:3.5000;   20:1.2;   " as pairs, in the order of the rates.</summary>
    public static IList<(decimal Rate, decimal Amount)> ParseTaxRates(string? text)
    {
        var found = new SortedDictionary<decimal, decimal>();
        foreach (var entry in (text ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split(':');
            if (parts.Length == 2 && TryParse(parts[0], out var rate) && TryParse(parts[1], out var amount))
                found.TryAdd(rate, amount);
        }

        return found.Select(entry => (entry.Key, entry.Value)).ToList();
    }

    private static bool TryParse(string text, out decimal value)
    {
        return decimal.TryParse(text.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out value);
    }

    private static object WriteGiftCardUse(GiftCardUsageHistory use, OrderRows rows)
    {
        var card = rows.UsedGiftCards.GetValueOrDefault(use.GiftCardId);
        return new { giftCardId = use.GiftCardId, usedValue = Money(use.UsedValue), purchasedWithOrderItemId = card?.PurchasedWithOrderItemId, createdOnUtc = Instant(use.CreatedOnUtc) };
    }

    /// <summary>Points are kept as less than none when they are spent.</summary>
    private static object? WriteRewardPoints(Order order, OrderRows rows)
    {
        if (order.RedeemedRewardPointsEntryId is not { } id || !rows.RewardPoints.TryGetValue(id, out var entry))
            return null;
        return new { points = Math.Abs(entry.Points), amount = Money(entry.UsedAmount) };
    }

    private static object? WriteAddress(int? id, OrderRows rows)
    {
        if (id is null || !rows.Addresses.TryGetValue(id.Value, out var address))
            return null;
        var country = address.CountryId is { } countryId ? rows.Countries.GetValueOrDefault(countryId) : null;
        var state = address.StateProvinceId is { } stateId ? rows.States.GetValueOrDefault(stateId) : null;
        return new
        {
            firstName = Text(address.FirstName),
            lastName = Text(address.LastName),
            email = Text(address.Email),
            company = Text(address.Company),
            countryCode = Text(country?.TwoLetterIsoCode),
            stateProvince = Text(state?.Abbreviation) ?? Text(state?.Name),
            county = Text(address.County),
            city = Text(address.City),
            address1 = Text(address.Address1),
            address2 = Text(address.Address2),
            zipPostalCode = Text(address.ZipPostalCode),
            phoneNumber = Text(address.PhoneNumber),
        };
    }

    private static object WriteCustomer(Order order, OrderRows rows)
    {
        var customer = rows.Customers.GetValueOrDefault(order.CustomerId) ?? new Customer { Id = order.CustomerId };
        var roles = rows.RolesByCustomer[order.CustomerId].ToList();
        return new
        {
            id = customer.Id,
            email = Text(customer.Email),
            username = Text(customer.Username),
            firstName = Text(customer.FirstName),
            lastName = Text(customer.LastName),
            company = Text(customer.Company),
            vatNumber = Text(customer.VatNumber),
            vatNumberStatus = Name<VatNumberStatus>(customer.VatNumberStatusId),
            isTaxExempt = customer.IsTaxExempt,
            isGuest = roles.Any(role => role.SystemName == "Guests"),
            roles = roles.Select(role => new { id = role.Id, name = role.Name, systemName = Text(role.SystemName), taxExempt = role.TaxExempt }),
        };
    }

    private static object WriteShipment(Shipment shipment)
    {
        return new { id = shipment.Id, trackingNumber = Text(shipment.TrackingNumber), shippedDateUtc = Instant(shipment.ShippedDateUtc), deliveredDateUtc = Instant(shipment.DeliveryDateUtc) };
    }

    private static object WriteReturnRequest(ReturnRequest request)
    {
        return new { id = request.Id, customNumber = request.CustomNumber, orderItemId = request.OrderItemId, quantity = request.Quantity, returnedQuantity = request.ReturnedQuantity, reasonForReturn = request.ReasonForReturn, requestedAction = request.RequestedAction, status = Name<ReturnRequestStatus>(request.ReturnRequestStatusId) };
    }
}
