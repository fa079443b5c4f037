using Nop.Core;
using Nop.Data;

namespace Nop.Plugin.Misc.Daybook.StoreApi;

/// <summary>By ids, or page by page from an id on.</summary>
public sealed record EntityPage(IReadOnlyList<int>? Ids, int AfterId, int Limit)
{
    public async Task<IList<TEntity>> FindAsync<TEntity>(IQueryable<TEntity> rows)
        where TEntity : BaseEntity
    {
        if (Ids is null)
            return await rows.Where(row => row.Id > AfterId).OrderBy(row => row.Id).Take(Limit).ToListAsync();
        var ids = Ids.ToArray();
        return await rows.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync();
    }

    public IEnumerable<int> ListMissing(IEnumerable<BaseEntity> found)
    {
        var there = found.Select(row => row.Id).ToHashSet();
        return (Ids ?? []).Where(id => !there.Contains(id));
    }
}
