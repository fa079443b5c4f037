using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>The wire's texts: camelCase names, decimals as text, instants in UTC with Z.</summary>
public static class WireJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Four decimals, as nopCommerce keeps money.</summary>
    public static string Money(decimal value)
    {
        return value.ToString("0.0000", CultureInfo.InvariantCulture);
    }

    public static string Rate(decimal value)
    {
        return value.ToString("0.00000000", CultureInfo.InvariantCulture);
    }

    /// <summary>nopCommerce keeps UTC without saying so.</summary>
    public static string Instant(DateTime utc)
    {
        return DateTime.SpecifyKind(utc, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    public static string? Instant(DateTime? utc)
    {
        return utc is null ? null : Instant(utc.Value);
    }

    /// <summary>The name of an enum's member, or its number where this version does not know it.</summary>
    public static string Name<TEnum>(int value)
        where TEnum : struct, Enum
    {
        return Enum.IsDefined(typeof(TEnum), value) ? Enum.GetName(typeof(TEnum), value)! : value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Nothing is null on the wire, never empty text, where the fixtures have null.</summary>
    public static string? Text(string? value)
    {
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
