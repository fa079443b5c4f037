using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Daybook.Outbox;

/// <summary>Every minute: what could not be pushed at once is pushed again, and old rows go.</summary>
public class OutboxTask : IScheduleTask
{
    private readonly OutboxPusher _pusher;
    private readonly OutboxReader _reader;

    public OutboxTask(OutboxPusher pusher, OutboxReader reader)
    {
        _pusher = pusher;
        _reader = reader;
    }

    public async Task ExecuteAsync()
    {
        await _pusher.PushAsync();
        await _reader.TidyAsync();
    }
}
