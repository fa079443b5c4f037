using System.Collections.Concurrent;

namespace Nop.Plugin.Misc.Daybook.Outbox;

/// <summary>
/// Orders with a row in the outbox that the service has not seen. Whoever reads such a row later reads
/// the order as it is then, so that another change needs no row of its own: nopCommerce updates an order
/// many times in one placement.
/// </summary>
public sealed class ChangedOrders
{
    private static readonly TimeSpan s_longestPlacement = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<int, DateTime> _until = new();

    /// <summary>Being placed: its row comes with the end of that, unless it fails on the way.</summary>
    public void NotePlacing(int orderId, DateTime nowUtc)
    {
        _until[orderId] = nowUtc + s_longestPlacement;
    }

    public void NoteRow(int orderId)
    {
        _until[orderId] = DateTime.MaxValue;
    }

    /// <summary>Once its rows are read for the service: what changes from now on is another change.</summary>
    public void Forget(IEnumerable<int> orderIds)
    {
        foreach (var orderId in orderIds)
            _until.TryRemove(orderId, out _);
    }

    public bool WillBeRead(int orderId, DateTime nowUtc)
    {
        return _until.TryGetValue(orderId, out var until) && nowUtc < until;
    }
}
