variable "password" {
  sensitive = true
  type = string
}
variable "name" { default = "shop" }
locals { note = "local-${var.name}" }
resource "terraform_data" "first" { 
  input = { name = var.name, secret = var.password } 
}
resource "terraform_data" "each" {
  for_each = toset(["a", "b"])
  input    = { id = terraform_data.first.id, note = local.note }
}
resource "terraform_data" "paired" {
  for_each = terraform_data.each
  input = terraform_data.each[each.key].id
  lifecycle { prevent_destroy = true }
}
module "m" {
  source = "./m"
  for_each = toset(["x", "y"])
  target = terraform_data.first.id
}
output "ids" { value = module.m["x"].id }
resource "terraform_data" "last" { input = "${module.m["y"].id}/suffix" }
