using Agreements.Server;
using Agreements.Server.Http;
using Agreements.Server.Observability;
using Agreements.Server.Pages.Serving;

var builder = WebApplication.CreateBuilder(args);
var settings = Settings.From(builder.Configuration);
builder.AddObservability();
builder.AddAgreements(settings);
builder.AddApi(settings);
builder.Services.AddPages();

var app = builder.Build();
app.UseRequestLog();
app.UseProblemAnswers();
app.MapHealth();
app.MapApi();
app.MapPages();
await app.RunAsync();
