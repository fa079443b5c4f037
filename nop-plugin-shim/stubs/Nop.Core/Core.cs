using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Vendors;

namespace Nop.Core
{
    public abstract class BaseEntity
    {
        public int Id { get; set; }
    }

    public interface IPagedList<T> : IList<T>
    {
        int TotalCount { get; }
    }

    public interface IWebHelper
    {
        string GetStoreLocation(bool? useSsl = null);
        string GetCurrentIpAddress();
    }

    public interface IWorkContext
    {
        Task<Customer> GetCurrentCustomerAsync();
        Task SetCurrentCustomerAsync(Customer customer = null);
        Customer OriginalCustomerIfImpersonated { get; }
        Task<Vendor> GetCurrentVendorAsync();
        Task<Language> GetWorkingLanguageAsync();
    }

}

namespace Nop.Core.Caching
{
    public class CacheKey
    {
    }

    public interface ICacheKeyService
    {
    }
}

namespace Nop.Core.Configuration
{
    public interface ISettings
    {
    }

    public interface IConfig
    {
    }
}

namespace Nop.Core.Events
{
    public interface IEventPublisher
    {
        Task PublishAsync<TEvent>(TEvent @event);
    }

    public class EntityInsertedEvent<T> where T : BaseEntity
    {
        public EntityInsertedEvent(T entity) => Entity = entity;
        public T Entity { get; }
    }

    public class EntityUpdatedEvent<T> where T : BaseEntity
    {
        public EntityUpdatedEvent(T entity) => Entity = entity;
        public T Entity { get; }
    }

    public class EntityDeletedEvent<T> where T : BaseEntity
    {
        public EntityDeletedEvent(T entity) => Entity = entity;
        public T Entity { get; }
    }
}

namespace Nop.Core.Infrastructure
{
    public interface INopStartup
    {
        void ConfigureServices(IServiceCollection services, IConfiguration configuration);
        void Configure(IApplicationBuilder application);
        int Order { get; }
    }
}

namespace Nop.Core
{
    public static class NopVersion
    {
        // Read by reflection: a constant would be frozen into whoever compiles against it.
        public const string FULL_VERSION = "4.90";
    }
}

namespace Nop.Core.Infrastructure
{
    public interface INopFileProvider
    {
    }
}
