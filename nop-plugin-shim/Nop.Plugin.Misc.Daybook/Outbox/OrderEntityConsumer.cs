using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Data;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Daybook.Outbox;

/// <summary>
/// What has no event of its own: edits of totals, lines and addresses, which all write a note. Notes are
/// the last word of nearly every change.
/// </summary>
public class OrderEntityConsumer :
    IConsumer<EntityInsertedEvent<Order>>,
    IConsumer<EntityUpdatedEvent<Order>>,
    IConsumer<EntityDeletedEvent<Order>>,
    IConsumer<EntityInsertedEvent<OrderItem>>,
    IConsumer<EntityUpdatedEvent<OrderItem>>,
    IConsumer<EntityDeletedEvent<OrderItem>>,
    IConsumer<EntityInsertedEvent<OrderNote>>,
    IConsumer<EntityInsertedEvent<ReturnRequest>>,
    IConsumer<EntityUpdatedEvent<ReturnRequest>>
{
    private readonly OutboxWriter _outbox;
    private readonly ChangedOrders _changed;
    private readonly IRepository<OrderItem> _items;

    public OrderEntityConsumer(OutboxWriter outbox, ChangedOrders changed, IRepository<OrderItem> items)
    {
        _outbox = outbox;
        _changed = changed;
        _items = items;
    }

    /// <summary>Too early to be read: it has no lines yet.</summary>
    public Task HandleEventAsync(EntityInsertedEvent<Order> eventMessage)
    {
        _changed.NotePlacing(eventMessage.Entity.Id, DateTime.UtcNow);
        return Task.CompletedTask;
    }

    public Task HandleEventAsync(EntityUpdatedEvent<Order> eventMessage)
    {
        return _outbox.NoteOrderChangeAsync(eventMessage.Entity.Id);
    }

    public Task HandleEventAsync(EntityDeletedEvent<Order> eventMessage)
    {
        return _outbox.WriteOrderEventAsync(eventMessage.Entity.Id, "deleted");
    }

    public Task HandleEventAsync(EntityInsertedEvent<OrderItem> eventMessage)
    {
        return _outbox.NoteOrderChangeAsync(eventMessage.Entity.OrderId);
    }

    public Task HandleEventAsync(EntityUpdatedEvent<OrderItem> eventMessage)
    {
        return _outbox.NoteOrderChangeAsync(eventMessage.Entity.OrderId);
    }

    public Task HandleEventAsync(EntityDeletedEvent<OrderItem> eventMessage)
    {
        return _outbox.NoteOrderChangeAsync(eventMessage.Entity.OrderId);
    }

    public Task HandleEventAsync(EntityInsertedEvent<OrderNote> eventMessage)
    {
        return _outbox.NoteOrderChangeAsync(eventMessage.Entity.OrderId);
    }

    public Task HandleEventAsync(EntityInsertedEvent<ReturnRequest> eventMessage)
    {
        return NoteReturnRequestAsync(eventMessage.Entity);
    }

    public Task HandleEventAsync(EntityUpdatedEvent<ReturnRequest> eventMessage)
    {
        return NoteReturnRequestAsync(eventMessage.Entity);
    }

    private async Task NoteReturnRequestAsync(ReturnRequest request)
    {
        var item = await _items.GetByIdAsync(request.OrderItemId);
        await _outbox.WriteReturnRequestAsync(request.Id, item?.OrderId);
    }
}
