using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Plugin.Misc.Daybook.Outbox;
using Xunit;

namespace Nop.Plugin.Misc.Daybook.Tests;

/// <summary>The events as a running nopCommerce 4.90.6 raises them, in their order.</summary>
public class OutboxWriterTests
{
    private readonly KeptRows<OutboxEvent> _rows = new();
    private readonly KeptRows<OrderItem> _items = new();
    private readonly ChangedOrders _changed = new();
    private readonly QuietLogger _logger = new();
    private readonly OrderEventConsumer _named;
    private readonly OrderEntityConsumer _entities;

    public OutboxWriterTests()
    {
        // Nobody is there to push to: the rows stay.
        var scopes = new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>();
        var writer = new OutboxWriter(_rows, _changed, new OutboxPusher(scopes), _logger);
        _named = new OrderEventConsumer(writer);
        _entities = new OrderEntityConsumer(writer, _changed, _items);
    }

    [Fact]
    public async Task Placing_a_paid_order_of_five_lines_writes_three_rows()
    {
        var order = new Order { Id = 7 };
        await _entities.HandleEventAsync(new EntityInsertedEvent<Order>(order));
        await UpdateAsync(order);
        for (var line = 0; line < 5; line++)
            await _entities.HandleEventAsync(new EntityInsertedEvent<OrderItem>(new OrderItem { OrderId = 7 }));
        for (var note = 0; note < 3; note++)
            await AddNoteAsync(7);
        await _named.HandleEventAsync(new OrderPlacedEvent(order));
        await UpdateAsync(order);
        await _named.HandleEventAsync(new OrderStatusChangedEvent(order, OrderStatus.Pending));
        await AddNoteAsync(7);
        await _named.HandleEventAsync(new OrderPaidEvent(order));
        Assert.Equal(["placed", "statusChanged", "paid"], _rows.Kept.Select(row => row.Kind));
        Assert.All(_rows.Kept, row => Assert.Equal(("order", 7), (row.Entity, row.EntityId)));
    }

    [Fact]
    public async Task An_edit_that_raises_many_events_writes_one_row_and_another_after_the_service_saw_it()
    {
        var order = new Order { Id = 7 };
        await UpdateAsync(order);
        await AddNoteAsync(7);
        await _entities.HandleEventAsync(new EntityUpdatedEvent<OrderItem>(new OrderItem { OrderId = 7 }));
        Assert.Single(_rows.Kept);
        Assert.Single(await new OutboxReader(_rows, _changed).ListForServiceAsync(500));
        await AddNoteAsync(7);
        Assert.Equal(["updated", "updated"], _rows.Kept.Select(row => row.Kind));
    }

    [Fact]
    public async Task A_refund_is_told_with_its_amount_and_the_total()
    {
        await _named.HandleEventAsync(new OrderRefundedEvent(new Order { Id = 7, RefundedAmount = 15.5m }, 5m));
        Assert.Equal("{\"amount\":\"5.0000\",\"refundedTotal\":\"15.5000\"}", _rows.Kept.Single().Data);
    }

    [Fact]
    public async Task What_the_service_wrote_says_so()
    {
        using (DaybookOrigin.Enter())
            await _named.HandleEventAsync(new OrderPaidEvent(new Order { Id = 7 }));
        await _named.HandleEventAsync(new OrderPaidEvent(new Order { Id = 8 }));
        Assert.Equal(["{\"origin\":\"daybook\"}", null], _rows.Kept.Select(row => row.Data));
    }

    [Fact]
    public async Task A_fault_never_reaches_the_shop_and_hides_no_later_change()
    {
        _rows.Fault = new InvalidOperationException("the database is away");
        await _named.HandleEventAsync(new OrderPlacedEvent(new Order { Id = 7 }));
        Assert.Equal(1, _logger.Warnings);
        _rows.Fault = null;
        await UpdateAsync(new Order { Id = 7 });
        Assert.Equal(["updated"], _rows.Kept.Select(row => row.Kind));
        _logger.Fault = _rows.Fault = new InvalidOperationException("so is the log");
        await _named.HandleEventAsync(new OrderPaidEvent(new Order { Id = 7 }));
    }

    [Fact]
    public async Task A_return_request_names_its_order()
    {
        _items.Kept.Add(new OrderItem { Id = 3, OrderId = 7 });
        await _entities.HandleEventAsync(new EntityInsertedEvent<ReturnRequest>(new ReturnRequest { Id = 5, OrderItemId = 3 }));
        var row = _rows.Kept.Single();
        Assert.Equal(("returnRequest", 5, "{\"orderId\":7}"), (row.Entity, row.EntityId, row.Data));
    }

    [Fact]
    public void A_row_goes_out_as_the_wire_has_it()
    {
        var row = new OutboxEvent { Id = 9, Entity = "order", EntityId = 7, Kind = "refunded", OccurredOnUtc = new DateTime(2026, 11, 25, 9, 0, 0, DateTimeKind.Utc), Data = "{\"amount\":\"5.0000\"}" };
        Assert.Equal(
            "{\"sequence\":9,\"entity\":\"order\",\"entityId\":7,\"kind\":\"refunded\",\"occurredOnUtc\":\"2026-11-25T09:00:00.000Z\",\"data\":{\"amount\":\"5.0000\"}}",
            OutboxReader.ToWire(row).ToJsonString());
    }

    private Task UpdateAsync(Order order)
    {
        return _entities.HandleEventAsync(new EntityUpdatedEvent<Order>(order));
    }

    private Task AddNoteAsync(int orderId)
    {
        return _entities.HandleEventAsync(new EntityInsertedEvent<OrderNote>(new OrderNote { OrderId = orderId }));
    }
}
