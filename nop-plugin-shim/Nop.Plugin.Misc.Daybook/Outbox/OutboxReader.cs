using System.Text.Json;
using System.Text.Json.Nodes;
using Nop.Data;
using Nop.Plugin.Misc.Daybook.Wire;

namespace Nop.Plugin.Misc.Daybook.Outbox;

/// <summary>Reads, settles and tidies the outbox.</summary>
public sealed class OutboxReader
{
    public const int BatchSize = 500;
    private static readonly TimeSpan s_keptFor = TimeSpan.FromDays(7);
    private readonly IRepository<OutboxEvent> _outbox;
    private readonly ChangedOrders _changed;

    public OutboxReader(IRepository<OutboxEvent> outbox, ChangedOrders changed)
    {
        _outbox = outbox;
        _changed = changed;
    }

    /// <summary>
    /// Not accepted yet, oldest first, for the service: pushed or polled, it reads their orders next, so what
    /// changes from here on is written again.
    /// </summary>
    public async Task<IList<OutboxEvent>> ListForServiceAsync(int limit)
    {
        var rows = await _outbox.Table.Where(row => row.AcceptedOnUtc == null).OrderBy(row => row.Id).Take(limit).ToListAsync();
        _changed.Forget(rows.Where(row => row.Entity == "order").Select(row => row.EntityId));
        return rows;
    }

    /// <summary>Rows may commit out of order, so each is marked for itself.</summary>
    public async Task MarkAcceptedAsync(IList<OutboxEvent> rows)
    {
        foreach (var row in rows)
            row.AcceptedOnUtc = DateTime.UtcNow;
        await _outbox.UpdateAsync(rows, publishEvent: false);
    }

    /// <summary>0 for an outbox that never had a row.</summary>
    public async Task<int> FindHighestSequenceAsync()
    {
        var last = await _outbox.Table.OrderByDescending(row => row.Id).Take(1).ToListAsync();
        return last.Count == 0 ? 0 : last[0].Id;
    }

    public Task<int> CountWaitingAsync()
    {
        return _outbox.Table.CountAsync(row => row.AcceptedOnUtc == null);
    }

    /// <summary>The newest row stays, so that the highest sequence never goes back.</summary>
    public async Task TidyAsync()
    {
        var highest = await FindHighestSequenceAsync();
        var before = DateTime.UtcNow - s_keptFor;
        await _outbox.DeleteAsync(row => row.AcceptedOnUtc != null && row.AcceptedOnUtc < before && row.Id < highest);
    }

    public static JsonObject ToWire(OutboxEvent row)
    {
        var wire = new JsonObject
        {
            ["sequence"] = row.Id,
            ["entity"] = row.Entity,
            ["entityId"] = row.EntityId,
            ["kind"] = row.Kind,
            ["occurredOnUtc"] = WireJson.Instant(row.OccurredOnUtc),
        };
        if (row.Data is not null)
            wire["data"] = JsonNode.Parse(row.Data);
        return wire;
    }
}
