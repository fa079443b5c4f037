using System.Linq.Expressions;

namespace System.Linq
{
    public static class AsyncIQueryableExtensions
    {
        public static Task<bool> AnyAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) => throw new NotSupportedException();
        public static Task<int> CountAsync<TSource>(this IQueryable<TSource> source, Expression<Func<TSource, bool>> predicate = null) => throw new NotSupportedException();
        public static Task<List<TSource>> ToListAsync<TSource>(this IQueryable<TSource> source) => Task.FromResult(source.ToList());
    }
}

namespace Nop.Data.Mapping
{
    public interface INameCompatibility
    {
        Dictionary<Type, string> TableNames { get; }
        Dictionary<(Type, string), string> ColumnName { get; }
    }
}
