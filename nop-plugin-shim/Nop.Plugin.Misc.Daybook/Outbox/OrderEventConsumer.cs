using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Shipping;
using Nop.Plugin.Misc.Daybook.Wire;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Daybook.Outbox;

/// <summary>nopCommerce's named events of orders.</summary>
public class OrderEventConsumer :
    IConsumer<OrderPlacedEvent>,
    IConsumer<OrderPaidEvent>,
    IConsumer<OrderStatusChangedEvent>,
    IConsumer<OrderRefundedEvent>,
    IConsumer<OrderVoidedEvent>,
    IConsumer<ShipmentSentEvent>,
    IConsumer<ShipmentDeliveredEvent>
{
    private readonly OutboxWriter _outbox;

    public OrderEventConsumer(OutboxWriter outbox)
    {
        _outbox = outbox;
    }

    public Task HandleEventAsync(OrderPlacedEvent eventMessage)
    {
        return _outbox.WriteOrderEventAsync(eventMessage.Order.Id, "placed");
    }

    public Task HandleEventAsync(OrderPaidEvent eventMessage)
    {
        return _outbox.WriteOrderEventAsync(eventMessage.Order.Id, "paid");
    }

    public Task HandleEventAsync(OrderStatusChangedEvent eventMessage)
    {
        return _outbox.WriteOrderEventAsync(eventMessage.Order.Id, "statusChanged");
    }

    /// <summary>The cumulative total goes along: nopCommerce keeps no record of single refunds.</summary>
    public Task HandleEventAsync(OrderRefundedEvent eventMessage)
    {
        var data = new { amount = WireJson.Money(eventMessage.Amount), refundedTotal = WireJson.Money(eventMessage.Order.RefundedAmount) };
        return _outbox.WriteOrderEventAsync(eventMessage.Order.Id, "refunded", data);
    }

    public Task HandleEventAsync(OrderVoidedEvent eventMessage)
    {
        return _outbox.WriteOrderEventAsync(eventMessage.Order.Id, "voided");
    }

    public Task HandleEventAsync(ShipmentSentEvent eventMessage)
    {
        return _outbox.NoteOrderChangeAsync(eventMessage.Shipment.OrderId);
    }

    public Task HandleEventAsync(ShipmentDeliveredEvent eventMessage)
    {
        return _outbox.NoteOrderChangeAsync(eventMessage.Shipment.OrderId);
    }
}
