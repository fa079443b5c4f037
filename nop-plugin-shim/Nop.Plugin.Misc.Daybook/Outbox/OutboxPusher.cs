using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Daybook.Wire;

namespace Nop.Plugin.Misc.Daybook.Outbox;

/// <summary>
/// Pushes what is in the outbox, off the request thread and one push at a time. What fails waits for the
/// schedule task, or is polled by the service.
/// </summary>
public sealed class OutboxPusher
{
    /// <summary>Events of one request go together.</summary>
    private static readonly TimeSpan s_gathering = TimeSpan.FromMilliseconds(500);
    private readonly IServiceScopeFactory _scopes;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _isAwake;

    public OutboxPusher(IServiceScopeFactory scopes)
    {
        _scopes = scopes;
    }

    /// <summary>Returns at once.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _isAwake, 1) == 1)
            return;
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(PushSoonAsync);
    }

    /// <summary>Everything that is there now; false where the service did not take it.</summary>
    public async Task<bool> PushAsync()
    {
        await _turn.WaitAsync();
        try
        {
            using var scope = _scopes.CreateScope();
            while (true)
            {
                var pushed = await PushBatchAsync(scope.ServiceProvider);
                if (pushed is null)
                    return false;
                if (pushed < OutboxReader.BatchSize)
                    return true;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task PushSoonAsync()
    {
        await Task.Delay(s_gathering);
        Interlocked.Exchange(ref _isAwake, 0);
        try
        {
            await PushAsync();
        }
        catch (Exception)
        {
            // The shop goes on; the rows wait for the schedule task, which logs what is wrong.
        }
    }

    private async Task<int?> PushBatchAsync(IServiceProvider services)
    {
        var client = services.GetRequiredService<ServiceClient>();
        if (!await client.IsPairedAsync())
            return null;
        var reader = services.GetRequiredService<OutboxReader>();
        var rows = await reader.ListForServiceAsync(OutboxReader.BatchSize);
        if (rows.Count == 0)
            return 0;
        var body = JsonSerializer.SerializeToUtf8Bytes(new { events = rows.Select(OutboxReader.ToWire) }, WireJson.Options);
        var request = new ServiceRequest { Method = HttpMethod.Post, PathWithQuery = "/store/v1/events", Body = body, ContentType = "application/json", Timeout = TimeSpan.FromSeconds(30) };
        try
        {
            using var answer = await client.SendAsync(request);
            if (!answer.IsSuccessStatusCode)
                return null;
            var taken = await JsonSerializer.DeserializeAsync<Taken>(await answer.Content.ReadAsStreamAsync(), WireJson.Options);
            var settled = (taken?.Accepted ?? []).Concat((taken?.Rejected ?? []).Where(entry => entry.Sequence is not null).Select(entry => entry.Sequence!.Value)).ToHashSet();
            await reader.MarkAcceptedAsync(rows.Where(row => settled.Contains(row.Id)).ToList());
            return settled.Count == 0 ? null : rows.Count;
        }
        catch (Exception exception) when (exception is ServiceException or JsonException)
        {
            return null;
        }
    }

    private sealed record Taken(IList<int>? Accepted, IList<Refused>? Rejected);

    private sealed record Refused(int? Sequence, string? Path);
}
