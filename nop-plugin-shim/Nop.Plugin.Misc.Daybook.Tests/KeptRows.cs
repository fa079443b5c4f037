using System.Linq.Expressions;
using Nop.Core;
using Nop.Core.Caching;
using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Daybook.Tests;

/// <summary>A table in memory.</summary>
internal sealed class KeptRows<TEntity> : IRepository<TEntity>
    where TEntity : BaseEntity
{
    public List<TEntity> Kept { get; } = [];

    /// <summary>Thrown instead of writing.</summary>
    public Exception? Fault { get; set; }

    public IQueryable<TEntity> Table => Kept.AsQueryable();

    public Task InsertAsync(TEntity entity, bool publishEvent = true)
    {
        if (Fault is not null)
            throw Fault;
        Kept.Add(entity);
        return Task.CompletedTask;
    }

    public Task<TEntity> GetByIdAsync(int? id, Func<ICacheKeyService, CacheKey>? getCacheKey = null, bool includeDeleted = true, bool useShortTermCache = false)
    {
        return Task.FromResult(Kept.FirstOrDefault(row => row.Id == id)!);
    }

    public Task<IList<TEntity>> GetAllAsync(Func<IQueryable<TEntity>, IQueryable<TEntity>>? func = null, Func<ICacheKeyService, CacheKey>? getCacheKey = null, bool includeDeleted = true)
    {
        throw new NotSupportedException();
    }

    public Task<IPagedList<TEntity>> GetAllPagedAsync(Func<IQueryable<TEntity>, IQueryable<TEntity>>? func = null, int pageIndex = 0, int pageSize = int.MaxValue, bool getOnlyTotalCount = false, bool includeDeleted = true)
    {
        throw new NotSupportedException();
    }

    public Task UpdateAsync(TEntity entity, bool publishEvent = true)
    {
        throw new NotSupportedException();
    }

    public Task UpdateAsync(IList<TEntity> entities, bool publishEvent = true)
    {
        throw new NotSupportedException();
    }

    public Task<int> DeleteAsync(Expression<Func<TEntity, bool>> predicate)
    {
        throw new NotSupportedException();
    }
}

internal sealed class QuietLogger : ILogger
{
    public int Warnings { get; private set; }

    public Exception? Fault { get; set; }

    public Task InformationAsync(string message, Exception? exception = null, Customer? customer = null)
    {
        return Task.CompletedTask;
    }

    public Task WarningAsync(string message, Exception? exception = null, Customer? customer = null)
    {
        if (Fault is not null)
            throw Fault;
        Warnings++;
        return Task.CompletedTask;
    }

    public Task ErrorAsync(string message, Exception? exception = null, Customer? customer = null)
    {
        return Task.CompletedTask;
    }
}
