using System.Text.Json;
using Nop.Data;
using Nop.Plugin.Misc.Daybook.Wire;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Daybook.Outbox;

/// <summary>
/// Writes what happened into the shop's own database and goes back to the shop at once. An exception
/// here never reaches it: what could not be written is found by the order notes.
/// </summary>
public sealed class OutboxWriter
{
    private readonly IRepository<OutboxEvent> _outbox;
    private readonly ChangedOrders _changed;
    private readonly OutboxPusher _pusher;
    private readonly ILogger _logger;

    public OutboxWriter(IRepository<OutboxEvent> outbox, ChangedOrders changed, OutboxPusher pusher, ILogger logger)
    {
        _outbox = outbox;
        _changed = changed;
        _pusher = pusher;
        _logger = logger;
    }

    /// <summary>An event of its own: placed, paid, refunded …</summary>
    public Task WriteOrderEventAsync(int orderId, string kind, object? data = null)
    {
        return WriteAsync(new OutboxEvent { Entity = "order", EntityId = orderId, Kind = kind }, data);
    }

    /// <summary>The order is another one than before; one row for many such changes.</summary>
    public Task NoteOrderChangeAsync(int orderId)
    {
        return _changed.WillBeRead(orderId, DateTime.UtcNow) ? Task.CompletedTask : WriteOrderEventAsync(orderId, "updated");
    }

    public Task WriteReturnRequestAsync(int returnRequestId, int? orderId)
    {
        var row = new OutboxEvent { Entity = "returnRequest", EntityId = returnRequestId, Kind = "updated" };
        return WriteAsync(row, orderId is null ? null : new { orderId });
    }

    private async Task WriteAsync(OutboxEvent row, object? data)
    {
        try
        {
            row.OccurredOnUtc = DateTime.UtcNow;
            row.Data = MakeData(data);
            // Noted before it can be pushed: the push forgets it again.
            if (row.Entity == "order")
                _changed.NoteRow(row.EntityId);
            await _outbox.InsertAsync(row, publishEvent: false);
            _pusher.Wake();
        }
        catch (Exception exception)
        {
            if (row.Entity == "order")
                _changed.Forget([row.EntityId]);
            await TellAsync(exception);
        }
    }

    private async Task TellAsync(Exception exception)
    {
        try
        {
            await _logger.WarningAsync("Daybook could not note a change; it is found by the order's notes.", exception);
        }
        catch (Exception)
        {
            // Where even the log cannot be written there is nobody to tell.
        }
    }

    private static string? MakeData(object? data)
    {
        if (!DaybookOrigin.IsWriting)
            return data is null ? null : JsonSerializer.Serialize(data, WireJson.Options);
        var fields = data is null ? [] : JsonSerializer.SerializeToNode(data, WireJson.Options)!.AsObject();
        fields["origin"] = "daybook";
        return fields.ToJsonString(WireJson.Options);
    }
}
