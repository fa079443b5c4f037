using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Daybook.Wire;

/// <summary>The part of an address that is passed through to the service.</summary>
public static partial class InnerPath
{
    /// <summary>
    /// What follows the prefix in the request as it came, query included; null where the prefix is not
    /// there or the path could mean another one: empty, dot, backslash or encoded segments.
    /// </summary>
    public static string? Find(string rawTarget, string prefix, string inner)
    {
        var start = rawTarget.IndexOf(prefix + inner, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        var found = inner + rawTarget[(start + prefix.Length + inner.Length)..];
        return IsPlain(found) ? found : null;
    }

    public static bool IsPlain(string pathWithQuery)
    {
        if (pathWithQuery.Contains('#') || pathWithQuery.Any(char.IsControl))
            return false;
        var path = pathWithQuery.Split('?')[0];
        var segments = path.Split('/')[1..];
        for (var i = 0; i < segments.Length; i++)
        {
            var isEmptyInside = segments[i].Length == 0 && i < segments.Length - 1;
            if (isEmptyInside || Dots().IsMatch(segments[i]) || Hidden().IsMatch(segments[i]))
                return false;
        }

        return true;
    }

    [GeneratedRegex(@"^(\.|%2e)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Dots();

    [GeneratedRegex(@"\\|%5c|%2f|%25|%00", RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();
}
