using Nop.Plugin.Misc.Daybook.Outbox;
using Xunit;

namespace Nop.Plugin.Misc.Daybook.Tests;

public class ChangedOrdersTests
{
    private static readonly DateTime s_now = new(2026, 11, 25, 9, 0, 0, DateTimeKind.Utc);
    private readonly ChangedOrders _changed = new();

    [Fact]
    public void A_change_before_the_push_needs_no_row_of_its_own()
    {
        Assert.False(_changed.WillBeRead(7, s_now));
        _changed.NoteRow(7);
        Assert.True(_changed.WillBeRead(7, s_now));
        Assert.False(_changed.WillBeRead(8, s_now));
    }

    [Fact]
    public void A_change_after_the_push_has_begun_is_another_change()
    {
        _changed.NoteRow(7);
        _changed.Forget([7]);
        Assert.False(_changed.WillBeRead(7, s_now));
    }

    [Fact]
    public void A_placement_that_never_ends_does_not_hide_its_order_for_ever()
    {
        _changed.NotePlacing(7, s_now);
        Assert.True(_changed.WillBeRead(7, s_now.AddMinutes(9)));
        Assert.False(_changed.WillBeRead(7, s_now.AddMinutes(11)));
    }
}
