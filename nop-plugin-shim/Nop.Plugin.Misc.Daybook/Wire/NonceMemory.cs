using System.Collections.Concurrent;

namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>
/// Nonces of writes, each good once. What was signed before this process started is refused, because
/// nobody remembers whether it was seen: the sender tries again.
/// </summary>
public sealed class NonceMemory
{
    private readonly ConcurrentDictionary<string, long> _seenAt = new();
    private readonly long _startedAt;

    public NonceMemory()
        : this(DateTimeOffset.UtcNow.ToUnixTimeSeconds())
    {
    }

    public NonceMemory(long startedAt)
    {
        _startedAt = startedAt;
    }

    public bool IsNew(string nonce, long timestamp, long nowSeconds)
    {
        if (timestamp < _startedAt)
            return false;
        foreach (var (old, seenAt) in _seenAt)
        {
            if (nowSeconds - seenAt > 2 * RequestSignature.MaxSkewSeconds)
                _seenAt.TryRemove(old, out _);
        }

        return _seenAt.TryAdd(nonce, nowSeconds);
    }
}
