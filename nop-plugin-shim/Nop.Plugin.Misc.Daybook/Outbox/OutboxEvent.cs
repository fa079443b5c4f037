using Nop.Core;

namespace Nop.Plugin.Misc.Daybook.Outbox;

/// <summary>Something changed in the shop; its Id is the sequence on the wire.</summary>
public class OutboxEvent : BaseEntity
{
    public string Entity { get; set; } = string.Empty;

    public int EntityId { get; set; }

    public string Kind { get; set; } = string.Empty;

    public DateTime OccurredOnUtc { get; set; }

    /// <summary>JSON; null where there is nothing more to say.</summary>
    public string? Data { get; set; }

    /// <summary>Null until the service has taken it.</summary>
    public DateTime? AcceptedOnUtc { get; set; }
}
