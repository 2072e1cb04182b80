variable "target" {}
resource "terraform_data" "in" { input = var.target }
output "id" { value = terraform_data.in.id }
