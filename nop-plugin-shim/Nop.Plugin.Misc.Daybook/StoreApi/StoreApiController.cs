using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Daybook.Outbox;
using Nop.Plugin.Misc.Daybook.Wire;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>
/// What the service asks of the shop. A plain controller: nopCommerce's own filters would make a guest
/// customer of every call.
/// </summary>
[SignedByService]
public sealed class DaybookStoreApiController : Controller
{
    private readonly InfoReader _info;
    private readonly OrdersReader _orders;
    private readonly OutboxReader _outbox;
    private readonly OrderWrites _writes;
    private readonly ShopIdentityReader _identity;
    private readonly ShopTables _tables;
    private readonly ProductsReader _products;
    private readonly CustomersReader _customers;
    private readonly StockWriter _stock;

    public DaybookStoreApiController(InfoReader info, OrdersReader orders, OutboxReader outbox, OrderWrites writes, ShopIdentityReader identity, ShopTables tables, ProductsReader products, CustomersReader customers, StockWriter stock)
    {
        _products = products;
        _customers = customers;
        _stock = stock;
        _info = info;
        _orders = orders;
        _outbox = outbox;
        _writes = writes;
        _identity = identity;
        _tables = tables;
    }

    [HttpGet]
    public async Task<IActionResult> Info()
    {
        return new ObjectResultOfWire(await _info.ReadAsync());
    }

    [HttpGet]
    public async Task<IActionResult> Events()
    {
        var shop = await _identity.ReadAsync();
        var rows = await _outbox.ListForServiceAsync(ReadLimit(OutboxReader.BatchSize));
        return new ObjectResultOfWire(new { outboxEpoch = shop.OutboxEpoch, events = rows.Select(OutboxReader.ToWire) });
    }

    /// <summary>Nearly every change of an order writes a note: the safety net for events never written.</summary>
    [HttpGet]
    public async Task<IActionResult> OrderNotes()
    {
        var afterId = ReadNumber("afterId") ?? 0;
        var notes = await _tables.All<OrderNote>().Where(note => note.Id > afterId).OrderBy(note => note.Id).Take(ReadLimit(500)).ToListAsync();
        return new ObjectResultOfWire(new { notes = notes.Select(note => new { id = note.Id, orderId = note.OrderId }) });
    }

    [HttpGet]
    public async Task<IActionResult> Orders()
    {
        var ids = Request.Query.TryGetValue("ids", out var text) ? ReadIds(text.ToString()) : null;
        if (text.Count > 0 && ids is null)
            return RefuseIds();
        if (!TryReadInstant("createdFrom", out var from) || !TryReadInstant("createdTo", out var to))
            return Refuse("createdFrom", "an instant in UTC");
        var query = new OrdersQuery { Ids = ids, AfterId = ReadNumber("afterId") ?? 0, CreatedFrom = from, CreatedTo = to, Limit = ReadLimit(OrdersReader.MostOrders) };
        return new ObjectResultOfWire(await _orders.ReadAsync(query));
    }

    [HttpGet]
    public async Task<IActionResult> Products()
    {
        return TryReadPage(out var page) ? new ObjectResultOfWire(await _products.ReadAsync(page)) : RefuseIds();
    }

    [HttpGet]
    public async Task<IActionResult> Customers()
    {
        return TryReadPage(out var page) ? new ObjectResultOfWire(await _customers.ReadAsync(page)) : RefuseIds();
    }

    [HttpPost]
    public async Task<IActionResult> Stock()
    {
        var changes = ReadBody<StockRequest>()?.Changes;
        if (changes is null || changes.Count > OrdersReader.MostOrders)
            return Refuse("changes", "up to 100 changes");
        return new ObjectResultOfWire(await _stock.SetAsync(changes));
    }

    [HttpPost]
    public async Task<IActionResult> OrderPaid(int id)
    {
        var body = ReadBody<PaidRequest>();
        return body?.Reference is null ? Refuse("reference", "text") : new ObjectResultOfWire(await _writes.MarkPaidAsync(id, body.Reference));
    }

    [HttpPost]
    public async Task<IActionResult> AddOrderNote(int id)
    {
        var body = ReadBody<NoteRequest>();
        if (string.IsNullOrEmpty(body?.Text) || string.IsNullOrEmpty(body.DedupeKey))
            return Refuse("text", "text and dedupeKey");
        var answer = await _writes.AddNoteAsync(id, body.Text, body.DedupeKey);
        return answer is null ? Refuse("id", "an order of this shop") : new ObjectResultOfWire(answer);
    }

    private static ObjectResultOfWire Refuse(string path, string problem)
    {
        return new ObjectResultOfWire(new { error = new { code = "request.invalid", message = "Expected " + problem + ".", path } }, 422);
    }

    private static ObjectResultOfWire RefuseIds()
    {
        return Refuse("ids", "up to 100 ids, with commas");
    }

    private static List<int>? ReadIds(string text)
    {
        var parts = text.Split(',');
        var ids = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1).ToList();
        return ids.Count > OrdersReader.MostOrders || ids.Contains(-1) ? null : ids;
    }

    private T? ReadBody<T>()
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>((byte[])HttpContext.Items[RequestBody.Key]!, WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool TryReadPage(out EntityPage page)
    {
        var isByIds = Request.Query.TryGetValue("ids", out var text);
        var ids = isByIds ? ReadIds(text.ToString()) : null;
        page = new EntityPage(ids, ReadNumber("afterId") ?? 0, ReadLimit(OrdersReader.MostOrders));
        return !isByIds || ids is not null;
    }

    private int? ReadNumber(string name)
    {
        return int.TryParse(Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private int ReadLimit(int most)
    {
        return Math.Clamp(ReadNumber("limit") ?? most, 1, most);
    }

    private bool TryReadInstant(string name, out DateTime? utc)
    {
        utc = null;
        if (!Request.Query.TryGetValue(name, out var text))
            return true;
        var isRead = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant);
        // nopCommerce keeps instants without a kind.
        utc = isRead ? DateTime.SpecifyKind(instant.UtcDateTime, DateTimeKind.Unspecified) : null;
        return isRead;
    }

    private sealed record StockRequest(IReadOnlyList<StockChange>? Changes);

    private sealed record PaidRequest(string? Reference);

    private sealed record NoteRequest(string? Text, string? DedupeKey);
}
