using System.Linq.Expressions;
using FluentMigrator;
using FluentMigrator.Builders.Create;
using FluentMigrator.Builders.Create.Table;
using LinqToDB.Data;
using Nop.Core;
using Nop.Core.Caching;
using Nop.Core.Configuration;

namespace Nop.Data
{
    public enum DataProviderType
    {
        Unknown,
        SqlServer,
        MySql,
        PostgreSQL,
    }

    public interface IRepository<TEntity> where TEntity : BaseEntity
    {
        Task<TEntity> GetByIdAsync(int? id, Func<ICacheKeyService, CacheKey> getCacheKey = null, bool includeDeleted = true, bool useShortTermCache = false);
        Task<IList<TEntity>> GetAllAsync(Func<IQueryable<TEntity>, IQueryable<TEntity>> func = null, Func<ICacheKeyService, CacheKey> getCacheKey = null, bool includeDeleted = true);
        Task<IPagedList<TEntity>> GetAllPagedAsync(Func<IQueryable<TEntity>, IQueryable<TEntity>> func = null, int pageIndex = 0, int pageSize = int.MaxValue, bool getOnlyTotalCount = false, bool includeDeleted = true);
        Task InsertAsync(TEntity entity, bool publishEvent = true);
        Task UpdateAsync(TEntity entity, bool publishEvent = true);
        Task UpdateAsync(IList<TEntity> entities, bool publishEvent = true);
        Task<int> DeleteAsync(Expression<Func<TEntity, bool>> predicate);
        IQueryable<TEntity> Table { get; }
    }

    public interface INopDataProvider
    {
        Task<int> ExecuteNonQueryAsync(string sql, params DataParameter[] dataParameters);
        Task<IList<T>> QueryAsync<T>(string sql, params DataParameter[] parameters);
    }
}

namespace Nop.Data.Configuration
{
    public class DataConfig : IConfig
    {
        public string ConnectionString { get; set; }
        public DataProviderType DataProvider { get; set; }
    }
}

namespace Nop.Data.Mapping.Builders
{
    public interface IEntityBuilder
    {
        void MapEntity(CreateTableExpressionBuilder table);
    }

    public abstract class NopEntityBuilder<TEntity> : IEntityBuilder where TEntity : BaseEntity
    {
        public abstract void MapEntity(CreateTableExpressionBuilder table);
    }
}

namespace Nop.Data.Extensions
{
    public static class FluentMigratorExtensions
    {
        public static void TableFor<TEntity>(this ICreateExpressionRoot expressionRoot) where TEntity : BaseEntity => throw new NotSupportedException();
    }
}

namespace Nop.Data.Migrations
{
    public enum MigrationProcessType
    {
        NoMatter,
        Installation,
        Update,
    }

    public class NopMigrationAttribute : MigrationAttribute
    {
        public NopMigrationAttribute(string dateTime, string description, MigrationProcessType targetMigrationProcess = MigrationProcessType.NoMatter)
            : base(0, description)
        {
        }
    }
}

namespace Nop.Data
{
    public class DataSettingsManager
    {
        public static Configuration.DataConfig LoadSettings(Nop.Core.Infrastructure.INopFileProvider fileProvider = null, bool reload = false) => throw new NotSupportedException();
        public static bool IsDatabaseInstalled() => throw new NotSupportedException();
    }
}
