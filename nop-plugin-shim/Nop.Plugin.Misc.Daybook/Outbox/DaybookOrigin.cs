namespace Nop.Plugin.Misc.Daybook.Outbox;

/// <summary>Marks what the service had written, so that the events it causes say so.</summary>
public static class DaybookOrigin
{
    private static readonly AsyncLocal<bool> s_isWriting = new();

    public static bool IsWriting => s_isWriting.Value;

    public static IDisposable Enter()
    {
        s_isWriting.Value = true;
        return new Leaving();
    }

    private sealed class Leaving : IDisposable
    {
        public void Dispose()
        {
            s_isWriting.Value = false;
        }
    }
}
