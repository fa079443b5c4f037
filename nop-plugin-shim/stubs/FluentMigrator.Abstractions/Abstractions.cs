namespace FluentMigrator
{
    [AttributeUsage(AttributeTargets.Class)]
    public class MigrationAttribute : Attribute
    {
        public MigrationAttribute(long version, string description)
        {
        }
    }
}

namespace FluentMigrator.Infrastructure
{
    public interface IFluentSyntax
    {
    }
}

namespace FluentMigrator.Builders
{
    public interface IColumnTypeSyntax<out TNext> : Infrastructure.IFluentSyntax
    {
        TNext AsString(int size);
    }

    public interface IColumnOptionSyntax<out TNext, out TNextFk> : Infrastructure.IFluentSyntax
    {
        TNext NotNullable();
        TNext Nullable();
    }
}

namespace FluentMigrator.Builders.Create
{
    public interface ICreateExpressionRoot : Infrastructure.IFluentSyntax
    {
        Index.ICreateIndexForTableSyntax Index(string indexName);
    }
}

namespace FluentMigrator.Builders.Create.Index
{
    public interface ICreateIndexForTableSyntax : Infrastructure.IFluentSyntax
    {
        ICreateIndexOnColumnOrInSchemaSyntax OnTable(string tableName);
    }

    public interface ICreateIndexOnColumnOrInSchemaSyntax : ICreateIndexOnColumnSyntax
    {
    }

    public interface ICreateIndexOnColumnSyntax : Infrastructure.IFluentSyntax
    {
        ICreateIndexColumnOptionsSyntax OnColumn(string columnName);
        ICreateIndexOptionsSyntax WithOptions();
    }

    public interface ICreateIndexColumnOptionsSyntax : Infrastructure.IFluentSyntax
    {
        ICreateIndexMoreColumnOptionsSyntax Ascending();
    }

    public interface ICreateIndexMoreColumnOptionsSyntax : ICreateIndexOnColumnSyntax
    {
    }

    public interface ICreateIndexOptionsSyntax : Infrastructure.IFluentSyntax
    {
        ICreateIndexOnColumnSyntax Unique();
    }
}
