using Nop.Core.Configuration;
using Nop.Core.Domain.Attributes;

namespace Nop.Core.Domain.Orders;

public class Order : BaseEntity
{
    public Guid OrderGuid { get; set; }
    public int StoreId { get; set; }
    public int CustomerId { get; set; }
    public int BillingAddressId { get; set; }
    public int? ShippingAddressId { get; set; }
    public int? PickupAddressId { get; set; }
    public bool PickupInStore { get; set; }
    public int OrderStatusId { get; set; }
    public int ShippingStatusId { get; set; }
    public int PaymentStatusId { get; set; }
    public string PaymentMethodSystemName { get; set; }
    public string CustomerCurrencyCode { get; set; }
    public decimal CurrencyRate { get; set; }
    public int CustomerTaxDisplayTypeId { get; set; }
    public string VatNumber { get; set; }
    public decimal OrderSubtotalInclTax { get; set; }
    public decimal OrderSubtotalExclTax { get; set; }
    public decimal OrderSubTotalDiscountInclTax { get; set; }
    public decimal OrderSubTotalDiscountExclTax { get; set; }
    public decimal OrderShippingInclTax { get; set; }
    public decimal OrderShippingExclTax { get; set; }
    public decimal PaymentMethodAdditionalFeeInclTax { get; set; }
    public decimal PaymentMethodAdditionalFeeExclTax { get; set; }
    public string TaxRates { get; set; }
    public decimal OrderTax { get; set; }
    public decimal OrderDiscount { get; set; }
    public decimal OrderTotal { get; set; }
    public decimal RefundedAmount { get; set; }
    public string CheckoutAttributeDescription { get; set; }
    public string CheckoutAttributesXml { get; set; }
    public string AuthorizationTransactionId { get; set; }
    public string CaptureTransactionId { get; set; }
    public DateTime? PaidDateUtc { get; set; }
    public string ShippingMethod { get; set; }
    public string ShippingRateComputationMethodSystemName { get; set; }
    public bool Deleted { get; set; }
    public DateTime CreatedOnUtc { get; set; }
    public string CustomOrderNumber { get; set; }
    public virtual int? RedeemedRewardPointsEntryId { get; set; }
}

public class CheckoutAttributeValue : BaseAttributeValue
{
    public decimal PriceAdjustment { get; set; }
}

public class OrderItem : BaseEntity
{
    public Guid OrderItemGuid { get; set; }
    public int OrderId { get; set; }
    public int ProductId { get; set; }
    public int Quantity { get; set; }
    public decimal UnitPriceInclTax { get; set; }
    public decimal UnitPriceExclTax { get; set; }
    public decimal PriceInclTax { get; set; }
    public decimal PriceExclTax { get; set; }
    public decimal DiscountAmountInclTax { get; set; }
    public decimal DiscountAmountExclTax { get; set; }
    public decimal OriginalProductCost { get; set; }
    public string AttributeDescription { get; set; }
    public string AttributesXml { get; set; }
    public DateTime? RentalStartDateUtc { get; set; }
    public DateTime? RentalEndDateUtc { get; set; }
}

public class OrderNote : BaseEntity
{
    public int OrderId { get; set; }
    public string Note { get; set; }
    public bool DisplayToCustomer { get; set; }
    public DateTime CreatedOnUtc { get; set; }
}

public class GiftCard : BaseEntity
{
    public int? PurchasedWithOrderItemId { get; set; }
    public decimal Amount { get; set; }
}

public class GiftCardUsageHistory : BaseEntity
{
    public int GiftCardId { get; set; }
    public int UsedWithOrderId { get; set; }
    public decimal UsedValue { get; set; }
    public DateTime CreatedOnUtc { get; set; }
}

public class ReturnRequest : BaseEntity
{
    public string CustomNumber { get; set; }
    public string ReasonForReturn { get; set; }
    public string RequestedAction { get; set; }
    public int OrderItemId { get; set; }
    public int Quantity { get; set; }
    public int ReturnedQuantity { get; set; }
    public int ReturnRequestStatusId { get; set; }
}

public enum OrderStatus
{
    Pending = 10,
    Processing = 20,
    Complete = 30,
    Cancelled = 40,
}

public enum ReturnRequestStatus
{
    Pending = 0,
    Received = 10,
    ReturnAuthorized = 20,
    ItemsRepaired = 30,
    ItemsRefunded = 40,
    RequestRejected = 50,
    Cancelled = 60,
}

public class OrderSettings : ISettings
{
    public bool AutoUpdateOrderTotalsOnEditingOrder { get; set; }
}

public class ShoppingCartSettings : ISettings
{
    public bool RoundPricesDuringCalculation { get; set; }
}

public class OrderPlacedEvent
{
    public OrderPlacedEvent(Order order) => Order = order;
    public Order Order { get; }
}

public class OrderPaidEvent
{
    public OrderPaidEvent(Order order) => Order = order;
    public Order Order { get; }
}

public class OrderAuthorizedEvent
{
    public OrderAuthorizedEvent(Order order) => Order = order;
    public Order Order { get; }
}

public class OrderVoidedEvent
{
    public OrderVoidedEvent(Order order) => Order = order;
    public Order Order { get; }
}

public class OrderRefundedEvent
{
    public OrderRefundedEvent(Order order, decimal amount)
    {
        Order = order;
        Amount = amount;
    }

    public Order Order { get; }
    public decimal Amount { get; }
}

public class OrderStatusChangedEvent
{
    public OrderStatusChangedEvent(Order order, OrderStatus previousOrderStatus)
    {
        Order = order;
        PreviousOrderStatus = previousOrderStatus;
    }

    public Order Order { get; }
    public OrderStatus PreviousOrderStatus { get; set; }
}
