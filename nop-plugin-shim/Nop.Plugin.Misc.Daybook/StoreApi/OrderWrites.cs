using System.Security.Cryptography;
using System.Text;
using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Daybook.Outbox;
using Nop.Services.Customers;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>What the service has written on an order; all of it may be asked for again.</summary>
public sealed class OrderWrites
{
    private readonly IOrderService _orders;
    private readonly IOrderProcessingService _processing;
    private readonly IRepository<OutboxEvent> _outbox;
    private readonly ICustomerService _customers;
    private readonly IWorkContext _workContext;

    public OrderWrites(IOrderService orders, IOrderProcessingService processing, IRepository<OutboxEvent> outbox, ICustomerService customers, IWorkContext workContext)
    {
        _orders = orders;
        _processing = processing;
        _outbox = outbox;
        _customers = customers;
        _workContext = workContext;
    }

    public async Task<object> MarkPaidAsync(int orderId, string reference)
    {
        var order = await _orders.GetOrderByIdAsync(orderId);
        if (order is null || order.Deleted)
            return new { result = "notPossible", reason = "There is no such order." };
        if (order.PaidDateUtc is not null)
            return new { result = "alreadyPaid" };
        if (!_processing.CanMarkOrderAsPaid(order))
            return new { result = "notPossible", reason = "nopCommerce does not let this order be marked as paid." };
        await ActAsTaskAsync();
        using (DaybookOrigin.Enter())
        {
            await _processing.MarkOrderAsPaidAsync(order);
            await AddNoteAsync(orderId, "Paid in Xero: " + reference);
        }

        return new { result = "marked" };
    }

    /// <summary>One note a key; the key is remembered as long as an old row of the outbox.</summary>
    public async Task<object?> AddNoteAsync(int orderId, string text, string dedupeKey)
    {
        if (await _orders.GetOrderByIdAsync(orderId) is null)
            return null;
        var kind = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dedupeKey)))[..40];
        var isThere = await _outbox.Table.AnyAsync(row => row.Entity == "note" && row.EntityId == orderId && row.Kind == kind);
        if (isThere)
            return new { result = "alreadyThere" };
        using (DaybookOrigin.Enter())
            await AddNoteAsync(orderId, text);
        var now = DateTime.UtcNow;
        var memory = new OutboxEvent { Entity = "note", EntityId = orderId, Kind = kind, OccurredOnUtc = now, AcceptedOnUtc = now };
        await _outbox.InsertAsync(memory, publishEvent: false);
        return new { result = "added" };
    }

    private Task AddNoteAsync(int orderId, string text)
    {
        return _orders.InsertOrderNoteAsync(new OrderNote { OrderId = orderId, Note = text, DisplayToCustomer = false, CreatedOnUtc = DateTime.UtcNow });
    }

    /// <summary>Else nopCommerce makes a guest of every request that has no cookie.</summary>
    private async Task ActAsTaskAsync()
    {
        await _workContext.SetCurrentCustomerAsync(await _customers.GetOrCreateBackgroundTaskUserAsync());
    }
}
