using Microsoft.AspNetCore.Http;

namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>A request's raw bytes, bounded.</summary>
public static class RequestBody
{
    /// <summary>Where the bytes are kept once they were read.</summary>
    public static readonly object Key = new();

    /// <summary>Null where there is more than allowed.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int mostBytes)
    {
        if (request.ContentLength > mostBytes)
            return null;
        using var memory = new MemoryStream();
        var buffer = new byte[16_384];
        int count;
        while ((count = await request.Body.ReadAsync(buffer)) > 0)
        {
            if (memory.Length + count > mostBytes)
                return null;
            memory.Write(buffer, 0, count);
        }

        return memory.ToArray();
    }
}
